using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>What the README names is there.</summary>
public sealed partial class ReadmeTests
{
    static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Every_path_that_the_README_names_exists()
    {
        var named = Named().Matches(Readme).Select(match => match.Groups["path"].Value).Distinct().ToList();

        Assert.True(named.Count > 20, "The README names its rooms by their paths.");
        Assert.All(named, path => Assert.True(Exists(path), path));
    }

    static bool Exists(string path) =>
        File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path));

    [GeneratedRegex(
        @"[`(](?:\./)?(?<path>(?:src|tests|deploy|manifest|\.github)/[\w./-]*[\w/])[`)]"
            + @"|`(?!appsettings\.json)(?<path>[A-Za-z.]+\.(?:md|json))`",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
