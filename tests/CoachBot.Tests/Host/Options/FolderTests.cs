using CoachBot.Commands;

namespace CoachBot.Tests.Host.Options;

/// <summary>Skill packs, days off and words of an admin's own: read at the start, told by <c>check</c>.</summary>
public sealed class FolderTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coachbot-folders-");

    [Theory]
    [InlineData("Packs", "listening.json", "{ \"skill\": \"listening\" }", "'anchors' takes")]
    [InlineData("Packs", "draft/listening.json", "{ \"skill\":", "cannot be read")]
    [InlineData("Holidays", "DE.csv", "day\n25 December", "line 2: a day is written as 2026-12-25")]
    [InlineData("Holidays", "all.ics", "nothing", "is no calendar")]
    [InlineData("Holidays", "DE-BY.csv", "2026-01-06", "parts of a country are not known of people")]
    [InlineData("Wording", "en.json", "{ \"ask.weekly\": \"Hello\" }", "leaves a value unsaid")]
    [InlineData("Wording", "draft/en.json", "{ \"ask.wekly\": \"Hello\" }", "is no phrase of mine")]
    public async Task A_broken_file_stops_the_start_and_the_check_with_one_line(
        string section, string file, string text, string told)
    {
        Write(section, file, text);
        string[] settings = [.. Sound, $"--{section}:Path={_folder.FullName}/{section}"];

        var (started, _, error) = await RunAsync(settings);
        var (check, output, _) = await RunAsync(["check", .. settings]);

        Assert.Equal((1, 1), (started, check));
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"{section}:Path: {_folder.FullName}/{section}/{file}", line, StringComparison.Ordinal);
        Assert.Contains(told, line, StringComparison.Ordinal);
        Assert.Contains($"set   {line.Trim()}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_what_each_folder_holds_and_words_against_the_voice()
    {
        Write("Holidays", "DE.csv", "2026-12-25\n2026-12-26");
        Write("Holidays", "America-Denver.csv", "2026-07-24");
        Write("Wording", "en.json", "{ \"button.commit\": \"You must\" }");

        var (exit, output, _) = await RunAsync(
        [
            "check", .. Sound, $"--Holidays:Path={_folder.FullName}/Holidays",
            $"--Wording:Path={_folder.FullName}/Wording",
        ]);

        Assert.Equal(0, exit);
        Assert.Contains("ok    Packs:Path   no skill packs of your own in ", output, StringComparison.Ordinal);
        Assert.Contains("America/Denver 1, DE 2", output, StringComparison.Ordinal);
        Assert.Contains("en button.commit: You must (shipped: Commit)", output, StringComparison.Ordinal);
        Assert.Contains("note  Wording:Path   button.commit says \"must\"", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string[] Sound =>
    [
        "--environment=Development",
        $"--Storage:Path={_folder.FullName}/coach.db",
        $"--DataProtection:Path={_folder.FullName}/keys",
        $"--Packs:Path={_folder.FullName}/no-packs",
    ];

    void Write(string section, string file, string text)
    {
        var path = Path.Combine(_folder.FullName, section, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    static async Task<(int Exit, string Output, string Error)> RunAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
