using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>What the documentation names exists.</summary>
public sealed partial class ReadmeTests
{
    const int MostLines = 130;
    const int MostExistingFiles = 4;

    static readonly string[] Projects =
    [
        "CoachBot.Core", "CoachBot.Coaching", "CoachBot.BotFramework", "CoachBot.Slack", "CoachBot.Storage", "CoachBot",
    ];

    static readonly string[] Beside = ["README.md", "CONTRIBUTING.md", "SECURITY.md"];

    static readonly string[] NoRooms = ["bin", "obj", "Properties"];

    /// <summary>README, what stands beside it, and every page of <c>docs</c>.</summary>
    public static TheoryData<string> Pages =>
        new(Beside.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_that_a_page_names_exists(string page)
    {
        var named = NamedIn(Text(page)).Where(path => !Exists(path));

        Assert.Empty(named);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(page)!;
        var linked = Linked().Matches(Prose(Text(page))).Select(match => match.Groups["path"].Value);

        Assert.DoesNotContain(linked, path => !Exists(Path.Combine(folder, path)));
    }

    [Fact]
    public void The_README_is_short_and_leads_to_the_overview()
    {
        var readme = Text("README.md");

        Assert.InRange(readme.TrimEnd('\n').Split('\n').Length, 1, MostLines);
        Assert.Contains("docs/architecture/overview.md", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_room_is_in_the_overview()
    {
        var overview = Text("docs/architecture/overview.md");
        var rooms = Projects.SelectMany(project => Folders($"src/{project}"))
            .Concat(Folders("src/CoachBot.Coaching/Features")).ToList();

        Assert.True(rooms.Count > 30);
        Assert.DoesNotContain(rooms, room => !overview.Contains($"`{room}/`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_capability_takes_a_change_in_at_most_four_existing_files()
    {
        var section = ExistingFiles().Match(Text("docs/extend/capability.md")).Groups["list"].Value;

        Assert.InRange(Numbered().Count(section), 1, MostExistingFiles);
    }

    [Theory]
    [InlineData("see `src/CoachBot/Program.cs`", "src/CoachBot/Program.cs")]
    [InlineData("![a picture](.github/screenshots/rep.png)", ".github/screenshots/rep.png")]
    [InlineData("`LICENSE.md` and `appsettings.json`", "LICENSE.md")]
    [InlineData("`src/…` and `p|platform`", null)]
    public void A_path_is_found(string text, string? path)
    {
        string[] expected = path is null ? [] : [path];

        Assert.Equal(expected, NamedIn(text));
    }

    static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    /// <summary>Without what is typed or compiled.</summary>
    static string Prose(string text) => Fence().Replace(text, "");

    static IEnumerable<string> NamedIn(string text) =>
        Named().Matches(text).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal);

    static IEnumerable<string> Folders(string under) =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, under))
            .Select(path => Path.GetFileName(path)).Except(NoRooms, StringComparer.Ordinal)
            .Select(name => $"{under}/{name}");

    static bool Exists(string path) =>
        File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path));

    [GeneratedRegex(
        @"[`(](?:\./)?(?<path>(?:src|tests|deploy|docs|manifest|\.github)/[\w./-]*[\w/])[`)]"
            + @"|`(?!appsettings\.json)(?<path>[A-Z][A-Za-z.]*\.md|[a-z]+\.[a-z]+\.json)`",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"\]\((?<path>[\w./-]+)(?:#[\w-]+)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Linked();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(
        "^## Existing files that change\n(?<list>.*?)^## ",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExistingFiles();

    [GeneratedRegex(@"^\d+\. ", RegexOptions.Multiline, 1000)]
    private static partial Regex Numbered();
}
