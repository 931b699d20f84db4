using CoachBot.Core.Conversation;
using CoachBot.Core.Text;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.OneOnOnes;

/// <summary>A manager's own conversation of the week: for the manager alone, and gone with them.</summary>
public sealed class OneOnOneTests
{
    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Lea = TeamStage.Person("Lea");

    [Fact]
    public async Task What_a_manager_plans_stands_in_their_own_summary_and_in_nobody_elses()
    {
        var team = await AskedAsync();

        await team.SayAsync(TeamStage.Marc, "Ana about the trombone", "the xylophone hour");

        Assert.Contains("trombone", await team.AskAsync(TeamStage.Marc, "summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("trombone", await team.AskAsync(Lea, "summary"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            team.SaidTo(Lea).Concat(team.SaidTo(Ana)).Concat(team.SaidInChannel),
            said => said.Contains("trombone", StringComparison.Ordinal)
                || said.Contains("xylophone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_exported_and_deleted_with_the_manager()
    {
        var team = await AskedAsync();
        await team.SayAsync(
            TeamStage.Marc, "Ana about the trombone, Friday", "the xylophone hour", "the zither room",
            "conversation held", "Where is the oboe?", "export");
        var exported = string.Concat(team.Stage.Channel.Spoken.Select(said => said.Message.Card.Summary)
            .Where(said => said.Key == "privacy.export").Select(said => ((PhraseValue.Words)said.Values[2]).Text));
        string[] words = ["trombone", "xylophone", "zither", "oboe"];

        await team.SayAsync(TeamStage.Marc, "delete", "yes");
        var before = team.SaidTo(TeamStage.Marc).Count;
        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-02 09:00"));

        Assert.DoesNotContain(
            team.SaidTo(TeamStage.Marc).Skip(before), said => said.Contains("conversation", StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains(word, exported, StringComparison.Ordinal));
        Assert.Empty(await team.RowsWithAsync(words));
    }

    /// <summary>Of a week the question goes before the nudge and the summary: both yield.</summary>
    [Fact]
    public async Task A_manager_who_is_coached_hears_three_things_a_week_and_their_own_question_among_them()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.SayAsync(TeamStage.Marc, "agree", "next steps", "skip");
        await team.SayAsync(Ana, "agree", "next steps", "ask for a day", "skip", "skip");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-23 09:00"));
        await team.SayAsync(TeamStage.Marc, "name a day", "skip");
        var before = team.SaidTo(TeamStage.Marc).Count;

        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-29 20:00"));

        var unasked = team.SaidTo(TeamStage.Marc).Skip(before).ToList();
        Assert.Equal(2, unasked.Count);
        Assert.StartsWith("Which one conversation", unasked[0], StringComparison.Ordinal);
        Assert.StartsWith("\"name a day\" - how", unasked[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_and_conversations_go_when_their_time_is_over()
    {
        var team = await AskedAsync();
        await team.SayAsync(
            TeamStage.Marc, "skip", "ask @Ana What about the oboe?", "my conversation", "Ana", "the harp");
        var kept = await team.RowsWithAsync("oboe", "harp");
        await team.SayAsync(TeamStage.Marc, "stop");
        await team.SayAsync(Ana, "stop");

        await team.Stage.AdvanceAsync(TeamStage.At("2028-01-20 09:00"));

        Assert.Equal(2, kept.Count);
        Assert.Empty(await team.RowsWithAsync("oboe", "harp"));
    }

    static async Task<TeamStage> AskedAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Lea);
        await team.CommitAsync(Ana, "thank them first");
        await team.SayAsync(Ana, "skip");
        await team.SayAsync(TeamStage.Marc, "setup", "Lea, Marc", "yes");
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-17 09:00"));
        return team;
    }
}
