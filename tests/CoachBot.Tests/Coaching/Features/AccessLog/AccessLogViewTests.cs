using CoachBot.Coaching;
using CoachBot.Coaching.Features.AccessLog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.AccessLog;

/// <summary>What a rep reads of who looked, and what counts as looking.</summary>
public sealed class AccessLogViewTests
{
    const string Words = "ask what makes it too expensive";
    static readonly Account Ana = TeamStage.Person("Ana");

    [Fact]
    public async Task Words_changed_since_are_listed_as_they_were_shown()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, Words);
        await team.Stage.TypeAsync(TeamStage.Marc, "summary");
        await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(1));
        foreach (var said in new[] { "change", "ask one open question" })
            await team.Stage.TypeAsync(Ana, said);

        var before = await team.AskAsync(Ana, "who looked");
        await team.Stage.TypeAsync(TeamStage.Marc, "summary");
        var after = await team.AskAsync(Ana, "who looked");

        Assert.Contains(Words, before, StringComparison.Ordinal);
        Assert.DoesNotContain("ask one open question", before, StringComparison.Ordinal);
        Assert.Contains(Words, after, StringComparison.Ordinal);
        Assert.Contains("ask one open question", after, StringComparison.Ordinal);
    }

    /// <summary>A row a day and reader for the same words: whoever takes their data along reads no list of openings.
    /// </summary>
    [Fact]
    public async Task However_often_a_manager_looks_in_a_day_it_is_one_row_with_a_count_and_the_last_moment()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, Words);
        for (var look = 0; look < 60; look++)
        {
            await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddSeconds(20));
            await team.Stage.TypeAsync(TeamStage.Marc, "summary");
        }

        var day = await AccessLogTests.LooksAsync(team, Ana);
        await team.SayAsync(TeamStage.Marc, "@ 2026-11-18 10:00", "summary");
        var days = await AccessLogTests.LooksAsync(team, Ana);

        Assert.Equal((60, TeamStage.At("2026-11-16 08:50")), (Assert.Single(day).Times, day[0].At));
        Assert.Equal([60, 1, 1], days.Select(look => look.Times));
        Assert.Contains(
            $"\"{Words}\" (week of 16 Nov), 62 times, last on Wednesday 18 Nov at 10:00",
            await team.AskAsync(Ana, "who looked"), StringComparison.Ordinal);
        Assert.Contains("part 1 of 1", await team.AskAsync(Ana, "export my data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_looked_at_for_months_reads_a_dozen_lines_and_is_never_told_unasked()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, Words);
        for (var week = 1; week <= 15; week++)
        {
            await team.Stage.TypeAsync(Ana, $"commit {Words} {week}");
            await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddDays(7));
        }

        var unasked = team.SaidTo(Ana).Any(said => said.Contains("looked", StringComparison.Ordinal));
        var list = await team.AskAsync(Ana, "who looked");

        Assert.False(unasked);
        Assert.InRange(list.Split('\n').Length, 10, 12);
        Assert.Contains("more", list, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_kind_nobody_has_thought_of_counts_where_its_words_stand_on_a_card()
    {
        var row = new Entity(TeamStage.Partition(Ana), "hunch|2026-11-16|1").With("said", Words).With("byName", "Ana");
        var letter = new Entity(TeamStage.Partition(Ana), "thanked|2026-11-16|1").With("text", Words);

        var quoting = new QuotedRows(Capabilities.All.Rows).On(
            Card.Say(new Phrase("talk.then", Phrase.Verbatim(Words), "x")), [row, letter]);
        var naming = new QuotedRows(Capabilities.All.Rows).On(Card.Say(Phrase.Verbatim("Ana")), [row, letter]);

        Assert.Same(row, Assert.Single(quoting));
        Assert.Empty(naming);
    }

    /// <summary>Answers are no looks: that nobody was shown anything would not be so.</summary>
    [Fact]
    public async Task With_nothing_to_list_it_says_what_is_not_listed()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.SayAsync(Ana, "agree", "next steps", "skip");
        await team.Stage.HearAsync(team.Stage.Activity(TeamStage.Marc, ActivityKind.Message) with
        {
            Text = "ask @Ana What did you notice?",
            People = [Ana],
        });
        await team.SayAsync(Ana, "@ 2026-11-16 09:05", "they went quiet");

        var list = await team.AskAsync(Ana, "who looked");

        Assert.Contains("they went quiet", team.SaidTo(TeamStage.Marc)[^1], StringComparison.Ordinal);
        Assert.Contains("What you send or answer somebody yourself isn't listed", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_are_kept_as_long_as_the_setting_says()
    {
        var settings = CoachSettings.Default with { Retention = new(365, 365, 365, Audit: 40) };
        var team = new TeamStage(settings: settings);
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, Words);
        await team.Stage.TypeAsync(TeamStage.Marc, "summary");
        await team.Stage.TypeAsync(Ana, "stop");

        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-20 09:00"));
        var month = await AccessLogTests.LooksAsync(team, Ana);
        await team.Stage.AdvanceAsync(TeamStage.At("2027-01-20 09:00"));

        Assert.NotEmpty(month);
        Assert.Empty(await AccessLogTests.LooksAsync(team, Ana));
        Assert.Contains("no note", await team.AskAsync(Ana, "who looked"), StringComparison.Ordinal);
    }
}
