using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Setup;

/// <summary>Who is in a team, as the platform tells it, page by page and day by day.</summary>
public sealed class RosterUpdateTests
{
    [Fact]
    public async Task Hundreds_of_people_on_several_pages_are_each_invited_once()
    {
        var (team, reps) = (new TeamStage(), TeamStage.People(230));

        await team.SetUpAsync(reps);
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-16 12:00"));

        Assert.All(reps, rep => Assert.Single(team.SaidTo(rep)));
        Assert.Equal(231, (await team.Table.QueryAsync(TeamStage.TeamPartition, Member.Rows, null, default)).Length);
    }

    [Fact]
    public async Task A_page_read_again_changes_nothing()
    {
        var team = new TeamStage();
        await team.SetUpAsync(TeamStage.People(80));
        var before = team.SaidInChannel.Count;

        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-20 08:00"));

        Assert.All(TeamStage.People(80), rep => Assert.Single(team.SaidTo(rep)));
        Assert.Equal(before, team.SaidInChannel.Count);
    }

    [Fact]
    public async Task Somebody_first_met_by_the_platforms_id_alone_keeps_that_key()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        var early = ana with { DirectoryId = null };
        await team.CommitAsync(early, "ask one open question");

        await team.SetUpAsync(ana);
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-16 12:00"));

        var profile = await team.HeadAsync(TeamStage.Partition(early));
        Assert.Equal(TeamStage.TeamPartition, profile.Row.Text("teams"));
        Assert.Null(await team.Table.GetAsync(TeamStage.Partition(ana), AddresseeState.RowKey, default));
        Assert.DoesNotContain(team.SaidTo(ana), said => said.Contains("Shall we start?", StringComparison.Ordinal)
            && said.Contains("Marc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leavers_are_found_by_the_daily_reading_and_asked_no_more()
    {
        var (team, ana, tom) = (new TeamStage(), TeamStage.Person("Ana"), TeamStage.Person("Tom"));
        await team.SetUpAsync(ana, tom);
        await team.CommitAsync(ana, "ask one open question");
        await team.CommitAsync(tom, "agree a date");

        team.Stage.Channel.Team = [TeamStage.Marc, ana];
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-17 08:40"));
        var before = team.SaidTo(tom).Count;
        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-01 12:00"));

        Assert.Equal(before, team.SaidTo(tom).Count);
        Assert.DoesNotContain("Tom", await team.AskAsync(TeamStage.Marc, "summary everyone"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leaver_who_comes_back_is_asked_again()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.CommitAsync(ana, "ask one open question");
        team.Stage.Channel.Team = [TeamStage.Marc];
        await team.Stage.HearAsync(team.Stage.InTeam(ana, ActivityKind.Left) with { People = [ana] });

        team.Stage.Channel.Team = [TeamStage.Marc, ana];
        await team.Stage.HearAsync(team.Stage.InTeam(ana, ActivityKind.Joined) with { People = [ana] });
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-20 15:00"));

        Assert.Contains(team.SaidTo(ana), said => said.Contains("how did it go?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guests_are_counted_and_never_written_to()
    {
        var (team, kai) = (new TeamStage(), TeamStage.Person("Kai") with { IsGuest = true });

        await team.SetUpAsync(kai, TeamStage.Person("Ana"));
        await team.Stage.AdvanceAsync(TeamStage.At("2026-12-01 12:00"));

        Assert.Empty(team.SaidTo(kai));
        Assert.Contains("1 guest, not asked", await team.AskAsync(TeamStage.Marc, "summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_does_not_manage_a_team_that_nobody_manages()
    {
        var (team, kai) = (new TeamStage(), TeamStage.Person("Kai") with { IsGuest = true });
        team.Stage.Channel.Team = [kai, TeamStage.Person("Ana")];
        await team.Stage.HearAsync(
            team.Stage.InTeam(kai, ActivityKind.Installed));

        await team.Stage.HearAsync(
            team.Stage.InTeam(kai, ActivityKind.Message) with { Text = "setup", MessageId = "1" });

        Assert.DoesNotContain(team.SaidTo(kai), said => said.Contains("<managers>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Setup_again_moves_the_plan_of_every_member()
    {
        var (team, reps) = (new TeamStage(), TeamStage.People(120));
        await team.SetUpAsync(reps);
        await team.CommitAsync(reps[0], "ask one open question");
        await team.CommitAsync(reps[^1], "ask one open question");

        await team.Stage.TypeAsync(TeamStage.Marc, "setup");
        await team.Stage.PressAsync(
            TeamStage.Marc, team.Stage.Channel.Spoken[^1].Message.CardId, "yes",
            System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("checkIn", "Thursday 15:00"));

        foreach (var rep in new[] { reps[0], reps[^1] })
        {
            var plan = (await team.HeadAsync(TeamStage.Partition(rep))).Plan;
            Assert.Equal(TeamStage.At("2026-11-19 15:00"), plan["checkIn"]);
        }
    }

    [Fact]
    public async Task A_setup_done_before_anybody_is_on_the_roster_still_makes_its_manager()
    {
        var team = new TeamStage();
        team.Stage.Channel.Team = [];
        await team.Stage.HearAsync(team.Stage.InTeam(TeamStage.Marc, ActivityKind.Installed));
        var gone = new TeamSettings(await team.HeadAsync(TeamStage.TeamPartition));

        await team.Stage.HearAsync(
            team.Stage.InTeam(TeamStage.Marc, ActivityKind.Message) with { Text = "setup", MessageId = "1" });
        await team.Stage.TypeAsync(TeamStage.Marc, "yes");

        var settings = new TeamSettings(await team.HeadAsync(TeamStage.TeamPartition));
        Assert.Empty(gone.Managers);
        Assert.Equal([TeamStage.Partition(TeamStage.Marc)], settings.Managers.AsEnumerable());
        Assert.Equal(["Marc"], settings.ManagerNames.AsEnumerable());
    }

    [Fact]
    public async Task Setup_typed_before_the_roster_is_read_opens_the_form_of_the_team_just_added()
    {
        var team = new TeamStage();
        team.Stage.Channel.Team = [TeamStage.Marc, TeamStage.Person("Ana")];
        team.Stage.Channel.Answer = to => to.TeamId is null ? null : new ChannelResult.NotNow(null, "busy");
        await team.Stage.HearAsync(
            team.Stage.InTeam(TeamStage.Marc, ActivityKind.Installed) with { TeamName = "North team" });

        var answer = await team.AskAsync(TeamStage.Marc, "setup");

        Assert.Contains("Setup of North team", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_added_the_bot_and_is_not_on_the_roster_has_no_team_to_set_up()
    {
        var team = new TeamStage();
        team.Stage.Channel.Team = [TeamStage.Person("Ana")];
        await team.Stage.HearAsync(team.Stage.InTeam(TeamStage.Marc, ActivityKind.Installed));

        var answer = await team.AskAsync(TeamStage.Marc, "setup");

        Assert.DoesNotContain("<managers>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_opened_before_somebody_left_makes_no_manager_of_them()
    {
        var (team, ana, piet) = (new TeamStage(), TeamStage.Person("Ana"), TeamStage.Person("Piet"));
        await UnmanagedAsync(team, ana, piet);
        await team.Stage.TypeAsync(piet, "setup");
        team.Stage.Channel.Team = [ana];
        await team.Stage.HearAsync(team.Stage.InTeam(piet, ActivityKind.Left) with { People = [piet] });

        await team.Stage.TypeAsync(piet, "yes");

        Assert.Empty(new TeamSettings(await team.HeadAsync(TeamStage.TeamPartition)).Managers);
        Assert.Contains("<managers>", await team.AskAsync(ana, "setup"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_whom_the_whole_roster_does_not_name_manages_no_more_and_the_team_is_asked()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        team.Stage.Channel.Team = [];
        await team.Stage.HearAsync(team.Stage.InTeam(TeamStage.Marc, ActivityKind.Installed));
        await team.Stage.HearAsync(
            team.Stage.InTeam(TeamStage.Marc, ActivityKind.Message) with { Text = "setup", MessageId = "1" });
        await team.Stage.TypeAsync(TeamStage.Marc, "yes");

        team.Stage.Channel.Team = [ana];
        await team.Stage.HearAsync(team.Stage.InTeam(ana, ActivityKind.Joined) with { People = [ana] });

        Assert.Empty(new TeamSettings(await team.HeadAsync(TeamStage.TeamPartition)).Managers);
        Assert.Contains("Nobody I know of manages this team", team.SaidInChannel[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_typed_where_the_bot_turns_out_not_to_be_is_told_so_and_works_once_it_is_there()
    {
        var team = new TeamStage();
        (team.Stage.Channel.Team, team.Stage.Channel.IsThere) = ([TeamStage.Marc], false);
        var typed = team.Stage.InTeam(TeamStage.Marc, ActivityKind.Message) with { Text = "setup" };

        await team.Stage.HearAsync(typed);
        var (told, saved) = (team.SaidTo(TeamStage.Marc)[^1], await team.AskAsync(TeamStage.Marc, "Monday 10:00"));
        team.Stage.Channel.IsThere = true;
        await team.Stage.HearAsync(typed with { IdempotencyKey = "again" });
        await team.Stage.TypeAsync(TeamStage.Marc, "yes");

        Assert.Contains("I'm not in that channel yet.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Monday", saved, StringComparison.Ordinal);
        Assert.Contains("the manager I listen to: Marc", team.SaidInChannel[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_opens_no_form_of_a_team_the_bot_has_not_heard_of()
    {
        var (team, kai) = (new TeamStage(), TeamStage.Person("Kai") with { IsGuest = true });
        team.Stage.Channel.Team = [kai, TeamStage.Person("Ana")];

        await team.Stage.HearAsync(
            team.Stage.InTeam(kai, ActivityKind.Message) with { Text = "setup", MessageId = "1" });

        Assert.Contains("Only this team's managers", team.SaidTo(kai)[^1], StringComparison.Ordinal);
        Assert.Null(await team.Table.GetAsync(TeamStage.TeamPartition, AddresseeState.RowKey, default));
    }

    /// <summary>Its manager has left, and nobody has taken their place.</summary>
    static async Task UnmanagedAsync(TeamStage team, params Account[] reps)
    {
        await team.SetUpAsync(reps);
        team.Stage.Channel.Team = [.. reps];
        await team.Stage.HearAsync(
            team.Stage.InTeam(TeamStage.Marc, ActivityKind.Left) with { People = [TeamStage.Marc] });
    }
}
