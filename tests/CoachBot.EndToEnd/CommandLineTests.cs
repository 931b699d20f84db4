using System.IO.Compression;
using System.Text.RegularExpressions;
using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd;

/// <summary>The commands an operator types, each in an empty folder.</summary>
public sealed partial class CommandLineTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_demo_plays_four_weeks_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();

        var demo = await RunAsync(folder, ["demo"]);

        Assert.True(demo.Code == 0, demo.Output);
        Assert.Contains("What one thing will you do this week to improve", demo.Output, StringComparison.Ordinal);
        Assert.True(Committed().Count(demo.Output) >= 4, $"Fewer than four summaries:\n{demo.Output}");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_demo_says_the_same_each_time()
    {
        using var folder = new TemporaryFolder();

        var first = await RunAsync(folder, ["demo"]);
        var second = await RunAsync(folder, ["demo"]);

        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task Package_writes_an_app_with_its_manifest_and_two_icons()
    {
        using var folder = new TemporaryFolder();

        var package = await RunAsync(
            folder,
            ["package", "--out", "dist"],
            ("MicrosoftAppId", "0f8fad5b-d9cb-469f-a165-70867728950e"),
            ("MicrosoftAppTenantId", "7c9e6679-7425-40de-944b-e07fc1f90ae7"),
            ("PublicUrl", "https://coach.northwind.example"));

        Assert.True(package.Code == 0, package.Output);
        using var zip = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "dist"), "*.zip")));
        Assert.Contains(zip.Entries, entry => entry.FullName == "manifest.json");
        Assert.Equal(2, zip.Entries.Count(entry => entry.Name.EndsWith(".png", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_ends_with_another_code_when_the_store_cannot_be_opened()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "taken"), "");

        var well = await RunAsync(folder, ["check"]);
        var wrong = await RunAsync(folder, ["check"], ("Storage:Path", "taken/coach.db"));

        Assert.True(well.Code == 0, well.Output);
        Assert.NotEqual(0, wrong.Code);
        Assert.Contains("Storage:Path", wrong.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Delivery:PerTenantPerSecond", "0")]
    [InlineData("Quartz:Sweepers", "300")]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("Privacy:DefaultVisibility", "Everyone")]
    [InlineData("Clock:Speed", "fast")]
    [InlineData("Clock:Start", "Monday")]
    [InlineData("MicrosoftAppType", "Triple")]
    [InlineData("PublicUrl", "http://coach.northwind.example")]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string key, string value)
    {
        using var folder = new TemporaryFolder();

        var start = await RunAsync(folder, [], (key, value), ("Urls", $"http://127.0.0.1:{FreePort.Next()}"));

        Assert.Equal(1, start.Code);
        var line = Assert.Single(start.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(key, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MicrosoftAppId", "Urls", "http://127.0.0.1:0")]
    [InlineData("Clock:Start", "Clock:Start", "2026-11-16T08:00:00Z")]
    public async Task Production_refuses_what_only_a_laptop_may_do(string named, string key, string value)
    {
        using var folder = new TemporaryFolder();

        var start = await RunAsync(folder, [], ("ASPNETCORE_ENVIRONMENT", "Production"), (key, value));

        Assert.Equal(1, start.Code);
        Assert.Contains(named, start.Output, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Output)> RunAsync(
        TemporaryFolder folder, string[] arguments, params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> environment = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" };
        foreach (var (key, value) in settings)
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        await using var bot = ChildProcess
            .Start("dotnet", ["exec", Repository.Bot, .. arguments], folder.Path, environment);
        var code = await bot.ExitAsync(Patience);
        return (code, bot.Output);
    }

    [GeneratedRegex(@"\b\d+ committed\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Committed();
}
