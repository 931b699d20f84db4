using CoachBot.Coaching.Features.Weekly;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Weekly;

/// <summary>Who is asked along, and what they may read: somebody of the rep's teams, while they are in one.</summary>
public sealed class CompanionHandlerTests
{
    const string South = "South";

    static readonly Account Ana = TeamStage.Person("Ana");
    static readonly Account Tom = TeamStage.Person("Tom");

    [Theory]
    [InlineData(Visibility.Team, "t|north", true)]
    [InlineData(Visibility.Team, "t|south", false)]
    [InlineData(Visibility.Manager, "t|north", false)]
    [InlineData(Visibility.JustMe, "t|north", false)]
    public void Words_open_to_a_team_are_shown_to_whoever_is_in_it_and_to_nobody_else(
        Visibility visibility, string readersTeam, bool isShown)
    {
        var commitment = new Commitment(
            "2026-11-16", 1, "ask", "questions", DateTimeOffset.UnixEpoch, new(2026, 11, 16), "2026-11-16.1", 0)
        {
            Visibility = visibility,
            Team = "t|north",
        };

        var asMember = new Profile(AddresseeState.New("p|tom")).WithTeams([readersTeam]);
        var asManager = new Profile(AddresseeState.New("p|tom")).WithManages([readersTeam]);

        Assert.Equal(isShown, CompanionHandler.ShowsWords(commitment, asMember));
        Assert.Equal(isShown, CompanionHandler.ShowsWords(commitment, asManager));
    }

    [Fact]
    public async Task Whoever_left_the_team_before_a_letter_came_is_not_asked_and_the_rep_hears_no_yes()
    {
        var team = await TogetherAsync();
        await PlanAsync(team, at: "2026-11-16 19:00");
        await LeaveAsync(team);
        var before = team.SaidTo(Tom).Count;

        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-17 12:00"));

        Assert.DoesNotContain(team.SaidTo(Tom).Skip(before), said => said.Contains("Ana", StringComparison.Ordinal));
        Assert.Contains(team.SaidTo(Ana), said => said.Contains("work out with Tom", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_leaves_the_team_with_the_question_open_is_asked_no_more_and_the_rep_hears_no_yes()
    {
        var team = await TogetherAsync();
        await PlanAsync(team, at: "2026-11-16 15:00");
        Assert.Contains("would like you along", team.SaidTo(Tom)[^1], StringComparison.Ordinal);

        await LeaveAsync(team);

        Assert.Contains(team.SaidTo(Ana), said => said.Contains("work out with Tom", StringComparison.Ordinal));
        Assert.DoesNotContain("be there", await team.AskAsync(Tom, "yes"), StringComparison.Ordinal);
    }

    /// <summary>Tom is in two teams, so that he hears from the bot after he has left Ana's.</summary>
    static async Task<TeamStage> TogetherAsync()
    {
        var team = new TeamStage();
        await team.SetUpAsync(Ana, Tom);
        team.Stage.Channel.OtherTeams[South] = (South, [TeamStage.Person("Ines"), Tom]);
        await team.Stage.HearAsync(team.Stage.InTeam(TeamStage.Person("Ines"), ActivityKind.Installed, South));
        await team.CommitAsync(Tom, "listen");
        return team;
    }

    static async Task PlanAsync(TeamStage team, string at)
    {
        await team.Stage.AdvanceAsync(TeamStage.At(at));
        foreach (var said in new[]
        {
            "agree", "next steps", "ask for a date", "on Thursday", "some", "count to ten", "Tom",
        })
            await team.Stage.TypeAsync(Ana, said);
    }

    static async Task LeaveAsync(TeamStage team)
    {
        team.Stage.Channel.Team = [TeamStage.Marc, Ana];
        await team.Stage.HearAsync(team.Stage.InTeam(Tom, ActivityKind.Left) with { People = [Tom] });
    }
}
