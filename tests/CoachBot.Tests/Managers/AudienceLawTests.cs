using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Managers;

/// <summary>
/// Whatever a rep, their managers and the days bring: what others are shown is what <c>who can see this</c> lists.
/// </summary>
public sealed partial class AudienceLawTests
{
    [Fact]
    public void Whatever_is_shown_of_a_rep_is_listed_and_nothing_for_the_rep_alone_is_shown() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Lives(), life => Holds(life)));

    [Fact]
    public async Task A_colleague_and_a_stranger_are_shown_nothing_a_rep_has_not_opened_to_the_team()
    {
        var onlookers = new Onlookers();
        await onlookers.BeginAsync();

        var shown = await onlookers.ShownAsync();

        Assert.Contains(shown, one => one is { Who: "Marc", What: "@" } && Onlookers.WordsIn(one.Text).Count > 0);
        Assert.DoesNotContain(shown, one => one.Who != "Marc" && Onlookers.WordsIn(one.Text).Count > 0);
    }

    static bool Holds(int[] life)
    {
        var onlookers = new Onlookers();
        var (listed, shown) = LiveAsync(onlookers, life).GetAwaiter().GetResult();

        var (alone, open) = (Words(listed.Where(IsAlone)), Words(listed.Where(line => !IsAlone(line))));
        var seen = Words(shown.Select(one => one.Text));
        var counted = listed.Sum(line => Counted().Match(line) is { Success: true } more
            ? int.Parse(more.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
        return alone.Intersect(seen).IsEmpty
            && seen.Except(open).Count <= counted * 3 && (counted > 0 || seen.IsSubsetOf(open))
            && listed.Length <= 11;
    }

    static async Task<(ImmutableArray<string>, ImmutableArray<(string Who, string What, string Text)>)> LiveAsync(
        Onlookers onlookers, int[] life)
    {
        await onlookers.BeginAsync();
        foreach (var kind in life)
            await onlookers.HappenAsync(kind);
        return (await onlookers.ListedAsync(), await onlookers.ShownAsync());
    }

    static bool IsAlone(string line) => line.Contains("by you alone", StringComparison.Ordinal);

    static ImmutableHashSet<string> Words(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Onlookers.WordsIn(text))];

    static Arbitrary<int[]> Lives() => Gen.Choose(0, Onlookers.Kinds - 1).ArrayOf(25).ToArbitrary();

    [GeneratedRegex("^and ([0-9]+) ", RegexOptions.None, 1000)]
    private static partial Regex Counted();
}
