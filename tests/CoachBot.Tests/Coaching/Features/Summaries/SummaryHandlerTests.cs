using System.Collections.Immutable;
using CoachBot.Coaching;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using Xunit.Abstractions;

namespace CoachBot.Tests.Coaching.Features.Summaries;

/// <summary>What a manager is told, and what nobody else is.</summary>
public sealed class SummaryHandlerTests(ITestOutputHelper output)
{
    const string Words = "ask what makes it too expensive";

    [Theory]
    [InlineData("summary")]
    [InlineData("summary last week")]
    [InlineData("summary 4 weeks")]
    [InlineData("summary everyone")]
    [InlineData("summary @Ana")]
    public async Task Only_the_teams_own_manager_is_shown_anything(string asked)
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        var (peer, ines) = (TeamStage.Person("Tom"), TeamStage.Person("Ines"));
        await team.SetUpAsync(ana, peer);
        team.Stage.Channel.OtherTeams["South"] = ("South", [ines, TeamStage.Person("Lee")]);
        await team.Stage.HearAsync(team.Stage.InTeam(ines, ActivityKind.Installed, "South"));
        await team.Stage.TypeAsync(ines, "setup");
        await team.Stage.TypeAsync(ines, "yes");
        await team.CommitAsync(ana, Words);

        foreach (var other in new[] { peer, ines, TeamStage.Person("Stranger") })
            Assert.DoesNotContain(Words, await team.AskAsync(other, asked), StringComparison.Ordinal);

        await team.Stage.HearAsync(
            team.Stage.InTeam(TeamStage.Marc, ActivityKind.Message) with { Text = asked, MessageId = "1" });
        Assert.Equal("I've answered you in our own chat.", team.SaidInChannel[^1]);
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("summary last week")]
    [InlineData("summary 4 weeks")]
    [InlineData("summary @Ana")]
    public async Task What_a_rep_takes_back_is_shown_no_more_not_even_of_earlier_weeks(string asked)
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.CommitAsync(ana, Words);
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-23 08:00"));
        var before = await team.AskAsync(TeamStage.Marc, "summary @Ana");

        await team.Stage.TypeAsync(ana, "visible to just me");

        Assert.Contains(Words, before, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, await team.AskAsync(TeamStage.Marc, asked), StringComparison.Ordinal);
        Assert.DoesNotContain("Marc", await team.AskAsync(ana, "who can see this"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_removed_before_the_view_is_made_is_shown_nothing()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.CommitAsync(ana, Words);
        var owed = Owed(TeamStage.TeamPartition);
        await team.Stage.TypeAsync(TeamStage.Marc, "setup");
        await team.Stage.TypeAsync(TeamStage.Marc, "Ana");
        await team.Stage.TypeAsync(TeamStage.Marc, "yes");

        var shown = await ShownAsync(team, TeamStage.Marc, owed);
        var byName = await ShownAsync(team, TeamStage.Marc, owed with
        {
            Values = ImmutableSortedDictionary<string, string>.Empty
                .Add(SummaryHandler.Range, SummaryHandler.OneRep).Add(SummaryHandler.RepName, "ana"),
        });

        Assert.DoesNotContain(Words, shown + byName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Private_words_are_counted_and_never_shown()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.CommitAsync(ana, Words);
        await team.Stage.TypeAsync(ana, "visible to just me");

        var said = new List<string>();
        foreach (var asked in new[]
        {
            "summary", "summary last week", "summary 4 weeks", "summary everyone", "summary @Ana",
        })
            said.Add(await team.AskAsync(TeamStage.Marc, asked));

        Assert.Contains("1 committed", said[0], StringComparison.Ordinal);
        Assert.Contains("1 private", said[0], StringComparison.Ordinal);
        Assert.DoesNotContain(said, text => text.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counts_stand_in_digits_for_the_week_that_is_running_where_the_team_is()
    {
        var (team, reps) = (new TeamStage(), TeamStage.People(12));
        await team.SetUpAsync(reps);
        foreach (var rep in reps[..11])
            await team.CommitAsync(rep, $"one thing of {rep.Name}");
        await team.Stage.TypeAsync(reps[11], "agree");
        await team.Stage.TypeAsync(reps[11], "next steps");
        await team.Stage.TypeAsync(reps[0], "done");
        await team.Stage.TypeAsync(reps[1], "tried");

        var said = await team.AskAsync(TeamStage.Marc, "summary");

        Assert.Contains("11 committed · 2 tried or done · 1 no answer", said, StringComparison.Ordinal);
        Assert.Contains("16 Nov - 20 Nov · 12 people", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Rep012", said, StringComparison.Ordinal);
        Assert.InRange(Lines(team), 1, SummaryCards.MostLines);
    }

    [Fact]
    public async Task A_week_passed_on_and_a_week_away_are_no_missing_answers()
    {
        var (team, ana, tom) = (new TeamStage(), TeamStage.Person("Ana"), TeamStage.Person("Tom"));
        await team.SetUpAsync(ana, tom);
        foreach (var rep in new[] { ana, tom })
        {
            await team.Stage.TypeAsync(rep, "agree");
            await team.Stage.TypeAsync(rep, "next steps");
        }

        await team.Stage.TypeAsync(ana, "skip");
        await team.Stage.TypeAsync(tom, "pause 2 weeks");

        var said = await team.AskAsync(TeamStage.Marc, "summary");
        Assert.Contains("0 committed · 0 tried or done · 0 no answer · 1 away", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stopped_is_counted_as_silent_by_nobody()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.Stage.TypeAsync(ana, "agree");
        await team.Stage.TypeAsync(ana, "next steps");

        await team.Stage.TypeAsync(ana, "stop");

        Assert.Contains("0 no answer", await team.AskAsync(TeamStage.Marc, "summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_pushed_when_nothing_has_changed()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.CommitAsync(ana, Words);
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-17 12:00"));
        var first = Pushed(team);

        await team.Stage.TypeAsync(ana, "stop");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-17 12:00"));

        Assert.Single(first);
        Assert.EndsWith("[Last week] [4 weeks] [Everyone]", first[0], StringComparison.Ordinal);
        Assert.Contains("Which one will you ask? [", first[0], StringComparison.Ordinal);
        Assert.Single(Pushed(team));
    }

    [Fact]
    public async Task Long_words_are_cut_for_a_line_and_a_card_stays_small()
    {
        var (team, reps) = (new TeamStage(), TeamStage.People(20));
        await team.SetUpAsync(reps);
        foreach (var rep in reps)
            await team.CommitAsync(rep, string.Concat(Enumerable.Repeat("word \n", 600)));

        var said = await team.AskAsync(TeamStage.Marc, "summary");
        var lines = Lines(team);
        var everyone = await team.AskAsync(TeamStage.Marc, "summary everyone");

        Assert.InRange(Math.Max(said.Length, everyone.Length), 1000, 4000);
        Assert.InRange(lines, 1, SummaryCards.MostLines);
        Assert.InRange(Lines(team), 1, SummaryCards.MostLines);
    }

    [Fact]
    public async Task A_summary_of_fifty_reps_reads_their_weeks_and_nothing_else()
    {
        var (ten, fifty) = (await ReadsAsync(10), await ReadsAsync(50));

        output.WriteLine($"10 reps: {ten.Reads} reads in {ten.Took.TotalMilliseconds:f1} ms");
        output.WriteLine(
            $"50 reps: {fifty.Reads} reads in {fifty.Took.TotalMilliseconds:f1} ms, {fifty.Took / ten.Took:f1} times");
        Assert.Equal(2 * 40, fifty.Reads - ten.Reads);
    }

    static async Task<(int Reads, TimeSpan Took)> ReadsAsync(int count)
    {
        var table = new CountingTable();
        var (team, reps) = (new TeamStage(table), TeamStage.People(count));
        await team.SetUpAsync(reps);
        foreach (var rep in reps)
            await team.CommitAsync(rep, Words);
        await ShownAsync(team, TeamStage.Marc, Owed(TeamStage.TeamPartition));

        var before = table.Reads;
        var started = TimeProvider.System.GetTimestamp();
        await ShownAsync(team, TeamStage.Marc, Owed(TeamStage.TeamPartition));
        return (table.Reads - before, TimeProvider.System.GetElapsedTime(started));
    }

    static OutboxMessage.ShowView Owed(string team) => new(
        SummaryHandler.View,
        ImmutableSortedDictionary<string, string>.Empty
            .Add(SummaryHandler.Team, team).Add(SummaryHandler.Range, SummaryHandler.ThisWeek),
        "summary.-.1");

    static async Task<string> ShownAsync(TeamStage team, Account manager, OutboxMessage.ShowView owed)
    {
        var coach = new Coach(team.Table, CoachSettings.Default, new TextCatalogs());
        var head = await team.HeadAsync(TeamStage.Partition(manager));
        var moment = new TurnClock(team.Stage.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        var (card, _) = await coach.ShowAsync(owed, head, moment, default);
        return Transcript.Text(new Message(card, null, coach.WordsFor(head)));
    }

    static List<string> Pushed(TeamStage team) =>
        [.. team.SaidTo(TeamStage.Marc).Where(said => said.Contains(" committed · ", StringComparison.Ordinal))];

    /// <summary>Lines of the latest card: its headings, each paragraph, each item.</summary>
    static int Lines(TeamStage team) =>
        team.Stage.Channel.Spoken[^1].Message.Card.Elements.Sum(element => element switch
    {
        Heading or Paragraph => 1,
        Items items => items.Lines.Length,
        _ => 0,
    });
}
