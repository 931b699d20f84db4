using System.Text.RegularExpressions;
using CoachBot.Coaching;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>What a new capability costs: the page that tells it, and hubs that name none.</summary>
public sealed partial class CapabilityPageTests
{
    const int MostExistingFiles = 4;

    static readonly string Page =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "extend", "capability.md"));

    [Fact]
    public void At_most_four_existing_files_change()
    {
        var files = Existing().Matches(Page).Select(file => file.Groups["path"].Value).ToList();

        Assert.InRange(files.Count, 1, MostExistingFiles);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file));
    }

    /// <summary>A word, a help line or an offer of one capability stands in that capability alone.</summary>
    [Fact]
    public void Every_capability_stands_in_the_one_list_once()
    {
        var made = typeof(Capabilities).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(CoachBot.Coaching.Dialog.ICapability)));

        Assert.Equal(
            made.Select(type => type.Name).Order(StringComparer.Ordinal),
            Capabilities.All.All.Select(one => one.GetType().Name).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\d\. `(?<path>(src|docs)/[^`]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Existing();
}
