using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.Privacy;

/// <summary>
/// Whatever a rep, their managers and the days bring: what others are shown is what <c>who can see this</c> lists.
/// </summary>
public sealed partial class AudienceLawTests
{
    /// <summary>Of the rep's, in what a line counts without saying it: a skill, and two quotations.</summary>
    const int MostWords = 3;

    [Fact]
    public void Whatever_is_shown_of_a_rep_is_listed_and_nothing_for_the_rep_alone_is_shown() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(Lives(), (Action<int[]>)Holds));

    [Fact]
    public async Task A_colleague_and_a_stranger_are_shown_nothing_a_rep_has_not_opened_to_the_team()
    {
        var onlookers = new Onlookers();
        await onlookers.BeginAsync();

        var shown = await onlookers.ShownAsync();

        Assert.Contains(shown, one => one is { Who: "Marc", What: "@" } && Onlookers.WordsIn(one.Text).Count > 0);
        Assert.DoesNotContain(shown, one => one.Who != "Marc" && Onlookers.WordsIn(one.Text).Count > 0);
    }

    static void Holds(int[] life)
    {
        var onlookers = new Onlookers();
        var (listed, shown) = LiveAsync(onlookers, life).GetAwaiter().GetResult();

        var alone = Words(listed.Where(IsAlone));
        var seen = Words(shown.Select(one => one.Text));
        var unlisted = shown.SelectMany(one => Onlookers.WordsIn(one.Text).Except(
            Words(listed.Where(line => !IsAlone(line) && Names(line, one.Who))))).ToHashSet();
        var counted = listed.Sum(line => Counted().Match(line) is { Success: true } more
            ? int.Parse(more.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
        Assert.Empty(alone.Intersect(seen));
        Assert.True(unlisted.Count <= counted * MostWords, string.Join('\n', listed.Concat(
            shown.Where(one => Onlookers.WordsIn(one.Text).Overlaps(unlisted)).Select(one => $"! {one}"))));
        Assert.InRange(listed.Length, 2, 11);
    }

    static async Task<(ImmutableArray<string>, ImmutableArray<(string Who, string What, string Text)>)> LiveAsync(
        Onlookers onlookers, int[] life)
    {
        await onlookers.BeginAsync();
        foreach (var kind in life)
            await onlookers.HappenAsync(kind);
        return (await onlookers.ListedAsync(), await onlookers.ShownAsync());
    }

    /// <summary>Says that this reader, or everybody around the rep, sees it.</summary>
    static bool Names(string line, string who) => line.Contains(who, StringComparison.Ordinal)
        || line.Contains("Open to your team", StringComparison.Ordinal)
        || (who is "team" or "South" && line.Contains("channel", StringComparison.Ordinal));

    static bool IsAlone(string line) => line.Contains("by you alone", StringComparison.Ordinal);

    static ImmutableHashSet<string> Words(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Onlookers.WordsIn(text))];

    static Arbitrary<int[]> Lives() => Gen.Choose(0, Onlookers.Kinds - 1).ArrayOf(25).ToArbitrary();

    [GeneratedRegex("^and (?<more>[0-9]+) ", RegexOptions.None, 1000)]
    private static partial Regex Counted();
}
