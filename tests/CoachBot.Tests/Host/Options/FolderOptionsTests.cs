using System.Net;
using System.Net.Sockets;
using CoachBot.Commands;

namespace CoachBot.Tests.Host.Options;

/// <summary>Skill packs, days off and words of an admin's own: read at the start, told by <c>check</c>.</summary>
public sealed class FolderOptionsTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coachbot-folders-");

    [Theory]
    [InlineData("Packs", "listening.json", "{ \"skill\": \"listening\" }", "'anchors' takes")]
    [InlineData("Packs", "draft/listening.json", "{ \"skill\":", "cannot be read")]
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

    [Theory]
    [InlineData("DE.csv", "day\n25 December", ", line 2: a day is written as 2026-12-25; it is passed over.")]
    [InlineData("all.ics", "nothing", ", line 1: BEGIN:VCALENDAR is missing; it is passed over.")]
    [InlineData("UK.csv", "2026-11-23", ": UK is no country's code; that one is GB; it is passed over.")]
    public async Task Days_off_that_cannot_be_read_stop_nothing_and_are_told_in_one_line(
        string file, string text, string told)
    {
        Write("Holidays", file, text);
        var path = $"{_folder.FullName}/Holidays";

        // A port that is taken ends the start after the files were read.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var (_, _, error) = await RunAsync(
            [.. Sound, $"--Holidays:Path={path}", $"--Urls=http://{listener.LocalEndpoint}"]);
        var (check, output, _) = await RunAsync(["check", .. Sound, $"--Holidays:Path={path}"]);

        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"Holidays:Path: {path}/{file}{told}", lines[0].Trim());
        Assert.StartsWith("Urls: ", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.Equal(1, check);
        Assert.Contains($"set   Holidays:Path   {path}/{file}{told}", output, StringComparison.Ordinal);
        Assert.Contains("To put right: 1.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UK", "UK is no country's code; that one is GB.")]
    [InlineData("Germany", "'GERMANY' is no country such as DE, and no region of one such as DE-BY.")]
    [InlineData("DE-XX", "DE-XX is not known; DE has DE-BB,")]
    [InlineData("IN", "no days off are known of IN; its calendar goes into a file IN.ics.")]
    [InlineData("DE-BY, DE-BE", "DE-BY and DE-BE are both DE; one counts for all who live there")]
    public async Task A_country_without_public_holidays_stops_the_start_with_one_line(string countries, string told)
    {
        var (exit, _, error) = await RunAsync([.. Sound, $"--Holidays:Countries={countries}"]);

        Assert.Equal(1, exit);
        Assert.StartsWith(
            $"Holidays:Countries: {told}",
            Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_tells_of_days_off_what_counts_and_what_counts_for_nobody()
    {
        Write("Holidays", "US.ics", """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261201
            DESCRIPTION:Observance
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261202
            END:VEVENT
            END:VCALENDAR
            """);
        Write("Holidays", "AT.csv", "2026-01-06");
        Write("Holidays", "IN-KA.csv", "2027-01-26");
        var path = $"{_folder.FullName}/Holidays";

        var (exit, output, _) = await RunAsync(
        [
            "check", .. Sound, $"--Holidays:Path={path}", "--Holidays:Countries=de-by, US, IN-KA",
            "--Clock:Start=2026-11-16",
        ]);

        Assert.Equal(0, exit);
        Assert.Contains(
            $"ok    Holidays:Path   days off in {path} in the year to come: AT 0, IN-KA 1, US 1", output,
            StringComparison.Ordinal);
        Assert.Contains(
            "ok    Holidays:Countries   public holidays in the year to come: DE-BY 13, IN-KA from its file, "
            + "US from its file", output, StringComparison.Ordinal);
        Assert.Contains("note  Holidays:Path   AT has no day off in the year", output, StringComparison.Ordinal);
        Assert.Contains("US.ics: left out, as no days off: observances 1.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("choose it in setup", output, StringComparison.Ordinal);
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
            $"--Wording:Path={_folder.FullName}/Wording", "--Clock:Start=2026-01-01",
        ]);

        Assert.Equal(0, exit);
        Assert.Contains("ok    Packs:Path   no skill packs of your own in ", output, StringComparison.Ordinal);
        Assert.Contains("America/Denver 1, DE 2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Holidays:Countries", output, StringComparison.Ordinal);
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
