using CoachBot.Core.Conversation;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Presence;

/// <summary>What a manager hears unasked after saying not now, stop, or that everything is to be deleted.</summary>
public sealed class QuietManagerTests
{
    const string Question = "Which one conversation";

    static readonly Account Ana = TeamStage.Person("Ana");

    [Fact]
    public async Task Whoever_said_not_now_hears_no_question_of_their_own_until_they_ask_for_it()
    {
        var team = await TogetherAsync();
        await team.SayAsync(TeamStage.Marc, "one question a day", "not now", "@ 2026-12-11 12:00");
        var unasked = team.SaidTo(TeamStage.Marc).Any(IsQuestion);

        await team.SayAsync(TeamStage.Marc, "my conversation", "Ana, Monday", "skip", "@ 2026-12-16 12:00");

        Assert.False(unasked);
        Assert.Equal(2, team.SaidTo(TeamStage.Marc).Count(IsQuestion));
        Assert.Single(team.SaidTo(TeamStage.Marc), AsksAfter);
    }

    [Fact]
    public async Task Not_now_ends_what_they_asked_for_before()
    {
        var team = await TogetherAsync();
        await team.SayAsync(TeamStage.Marc, "my conversation", "Ana, Thursday", "skip", "not now");
        var before = team.SaidTo(TeamStage.Marc).Count;

        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-27 16:00"));

        Assert.DoesNotContain(
            team.SaidTo(TeamStage.Marc).Skip(before), said => IsQuestion(said) || AsksAfter(said));
    }

    [Fact]
    public async Task Resume_brings_back_what_stop_ended()
    {
        var team = await TogetherAsync();
        await team.SayAsync(TeamStage.Marc, "stop", "@ 2026-11-27 16:00");
        var stopped = team.SaidTo(TeamStage.Marc).Any(IsQuestion);

        await team.SayAsync(TeamStage.Marc, "resume", "@ 2026-12-02 09:00");

        Assert.False(stopped);
        Assert.Single(team.SaidTo(TeamStage.Marc), IsQuestion);
    }

    [Theory]
    [InlineData("delete my data", "yes")]
    [InlineData("stop", "delete my data", "yes")]
    [InlineData("agree", "next steps", "skip", "stop", "delete my data", "yes")]
    public async Task After_a_deletion_a_manager_hears_nothing_until_they_write(params string[] says)
    {
        var team = await TogetherAsync();
        await team.SayAsync(TeamStage.Marc, says);
        var before = team.SaidTo(TeamStage.Marc).Count;
        await team.SayAsync(
            Ana, "thank @Marc for taking an hour to practise", "@ 2026-11-23 12:00", "name a day", "skip",
            "@ 2026-11-25 12:00");
        var unasked = team.SaidTo(TeamStage.Marc).Skip(before).ToList();

        await team.SayAsync(TeamStage.Marc, "help");
        await team.SayAsync(Ana, "@ 2026-11-30 12:00", "ask for a day", "skip", "@ 2026-12-02 12:00");

        Assert.Empty(unasked);
        Assert.Contains(
            team.SaidTo(TeamStage.Marc), said => said.Contains("30 Nov - 4 Dec", StringComparison.Ordinal));
    }

    static bool IsQuestion(string said) => said.Contains(Question, StringComparison.Ordinal);

    static bool AsksAfter(string said) => said.Contains("did the conversation happen", StringComparison.Ordinal);

    /// <summary>Marc manages Ana, who has a commitment, on a Monday morning.</summary>
    static async Task<TeamStage> TogetherAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana);
        await team.CommitAsync(Ana, "thank them first");
        return team;
    }
}
