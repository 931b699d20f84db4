using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CoachBot.Coaching;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.AccessLog;

/// <summary>What others are shown of a rep is kept for the rep, each time, and nothing else is.</summary>
public sealed partial class AccessLogTests
{
    const string Words = "ask what makes it too expensive";
    static readonly Account Ana = TeamStage.Person("Ana");

    [Fact]
    public void Whatever_a_manager_was_shown_is_kept_with_its_rep_and_nothing_that_was_not_shown() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(
            Gen.Choose(0, (8 * Steps) - 1).ArrayOf(20).ToArbitrary(),
            (Action<int[]>)(life => HoldsAsync(life).GetAwaiter().GetResult())));

    [Fact]
    public async Task Of_two_who_wrote_the_same_whoever_was_shown_is_told()
    {
        var (team, tom) = (new TeamStage(), TeamStage.Person("Tom"));
        await team.SetUpAsync(Ana, tom);
        await team.CommitAsync(Ana, Words);
        await team.CommitAsync(tom, Words);
        await team.Stage.TypeAsync(tom, "visible to just me");

        await team.Stage.TypeAsync(TeamStage.Marc, "summary");

        Assert.Single(await LooksAsync(team, Ana));
        Assert.Empty(await LooksAsync(team, tom));
    }

    [Fact]
    public async Task Long_words_are_known_again_where_a_line_cuts_them()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, string.Concat(Enumerable.Repeat("word \n", 300)));

        await team.Stage.TypeAsync(TeamStage.Marc, "summary everyone");

        Assert.Equal("week|2026-11-16|commitment|01", Assert.Single(Assert.Single(await LooksAsync(team, Ana)).Shown));
    }

    [Fact]
    public async Task What_did_not_arrive_was_not_looked_at_and_what_arrived_late_was_looked_at_once()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, Words);

        team.Stage.Channel.Answer = _ => new ChannelResult.Refused("too large");
        await team.Stage.TypeAsync(TeamStage.Marc, "summary");
        var refused = await LooksAsync(team, Ana);
        team.Stage.Channel.Answer = _ => null;
        await team.Stage.TypeAsync(TeamStage.Marc, "summary");

        Assert.Empty(refused);
        Assert.Single(await LooksAsync(team, Ana));
    }

    [Fact]
    public async Task Looks_are_exported_and_deleted_with_the_rest_and_none_comes_afterwards()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, Words);
        await team.Stage.TypeAsync(TeamStage.Marc, "summary");
        var late = (await ShownAsync(team)).Tells.Single();

        var export = await team.AskAsync(Ana, "export my data");
        await team.Stage.TypeAsync(Ana, "delete my data");
        await team.Stage.TypeAsync(Ana, "yes");
        await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(1));
        foreach (var said in new[] { "hello", "agree" })
            await team.Stage.TypeAsync(Ana, said);

        Assert.Contains("looked|2026-11-16|", export, StringComparison.Ordinal);
        Assert.Empty(await LooksAsync(team, Ana));
        Assert.True((await TakeAsync(team, late)).IsNothing);
    }

    [Fact]
    public async Task A_summary_of_two_hundred_reps_tells_those_it_quotes_and_reads_nobody_for_it()
    {
        var table = new CountingTable();
        var (team, reps) = (new TeamStage(table), TeamStage.People(200));
        await team.SetUpAsync(reps);
        foreach (var rep in reps)
            await team.CommitAsync(rep, $"ask {rep.Name}");

        var before = table.Reads;
        var shown = await ShownAsync(team);
        var reads = table.Reads - before;
        await team.Stage.TypeAsync(TeamStage.Marc, "summary");

        var told = shown.Tells.Select(mail => mail.To).ToHashSet();
        Assert.InRange(reads, 2 * 200, (2 * 200) + 10);
        Assert.InRange(told.Count, 5, SummaryCards.MostLines);
        Assert.Equal(told, (await team.RowsAsync()).Where(IsLook).Select(row => row.Partition).ToHashSet());
    }

    /// <summary>Kinds of things that happen in <see cref="HoldsAsync"/>.</summary>
    const int Steps = 12;

    static async Task HoldsAsync(int[] life)
    {
        var (team, reps, words) = (new TeamStage(), TeamStage.People(8), 0);
        await team.SetUpAsync(reps);
        foreach (var rep in reps)
            await team.CommitAsync(rep, $"ask zorn{++words}q");
        foreach (var step in life)
        {
            var rep = reps[step % reps.Length];
            var (who, says) = (step / reps.Length) switch
            {
                0 => (rep, "done"),
                1 => (rep, "not yet"),
                2 => (rep, "visible to just me"),
                3 => (rep, "visible to my manager"),
                4 => (rep, $"commit zorn{++words}q"),
                5 => (rep, "carry over"),
                6 => (TeamStage.Marc, "summary"),
                7 => (TeamStage.Marc, "summary last week"),
                8 => (TeamStage.Marc, "summary 4 weeks"),
                9 => (TeamStage.Marc, "summary everyone"),
                10 => (TeamStage.Marc, $"summary @{rep.Name}"),
                _ => (rep, ""),
            };
            if (says.Length > 0)
                await team.Stage.TypeAsync(who, says);
            else
                await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(50));
        }

        var shown = team.SaidTo(TeamStage.Marc).SelectMany(WordsIn).ToHashSet();
        var kept = await KeptAsync(team);
        Assert.Subset(kept.SelectMany(row => row).ToHashSet(), shown);
        Assert.All(kept, row => Assert.True(row.Overlaps(shown)));
    }

    /// <summary>Of each row that somebody was shown: the words that stand in it, or stood there once.</summary>
    static async Task<ImmutableArray<HashSet<string>>> KeptAsync(TeamStage team)
    {
        var rows = await team.RowsAsync();
        return
        [
            .. from look in rows.Where(IsLook)
               from key in AccessEntry.Read(look).Shown
               let earlier = key.Replace("|commitment|", "|earlier|", StringComparison.Ordinal) + "|"
               select rows.Where(row => row.Partition == look.Partition
                   && (row.Row == key || row.Row.StartsWith(earlier, StringComparison.Ordinal)))
                   .SelectMany(row => WordsIn(row.Text("text") ?? "")).ToHashSet(),
        ];
    }

    internal static async Task<ImmutableArray<AccessEntry>> LooksAsync(TeamStage team, Account rep) =>
        [.. (await team.Table.QueryAsync(TeamStage.Partition(rep), AccessEntry.Rows, null, default))
            .Select(AccessEntry.Read)];

    static async Task<ShownView> ShownAsync(TeamStage team)
    {
        var owed = new OutboxMessage.ShowView(
            SummaryHandler.View,
            ImmutableSortedDictionary<string, string>.Empty
                .Add(SummaryHandler.Team, TeamStage.TeamPartition).Add(SummaryHandler.Range, SummaryHandler.ThisWeek),
            "summary.-.77");
        return await Coach(team).ShowAsync(
            owed, await team.HeadAsync(TeamStage.Partition(TeamStage.Marc)), Now(team), default);
    }

    static async Task<Turn> TakeAsync(TeamStage team, PeerMessage mail) =>
        await Coach(team)
            .TakeAsync(new TurnEvent.MessageReceived(mail), await team.HeadAsync(mail.To), Now(team), default);

    static Coach Coach(TeamStage team) => new(team.Table, CoachSettings.Default, new TextCatalogs());

    static TurnClock Now(TeamStage team) => new(team.Stage.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));

    static bool IsLook(Entity row) => row.Row.StartsWith("looked|", StringComparison.Ordinal);

    static IEnumerable<string> WordsIn(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex("zorn[0-9]+q", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
