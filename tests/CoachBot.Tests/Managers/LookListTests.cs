using CoachBot.Coaching;
using CoachBot.Coaching.Looks;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;

namespace CoachBot.Tests.Managers;

/// <summary>What a rep reads of who looked, and what counts as looking.</summary>
public sealed class LookListTests
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

        var quoting = Quoting.On(Card.Say(new Phrase("talk.then", Phrase.Verbatim(Words), "x")), [row, letter]);
        var naming = Quoting.On(Card.Say(Phrase.Verbatim("Ana")), [row, letter]);

        Assert.Same(row, Assert.Single(quoting));
        Assert.Empty(naming);
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
        var month = await WhoLookedTests.LooksAsync(team, Ana);
        await team.Stage.AdvanceAsync(TeamStage.At("2027-01-20 09:00"));

        Assert.NotEmpty(month);
        Assert.Empty(await WhoLookedTests.LooksAsync(team, Ana));
        Assert.Contains("nobody has been shown", await team.AskAsync(Ana, "who looked"), StringComparison.Ordinal);
    }
}
