using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>
/// <c>setup</c>: for a team's managers; for the first who completes it when nobody is known to be one.
/// </summary>
public static class SetupHandler
{
    public static void Begin(PersonTurn turn)
    {
        var open = TeamsOf(turn);
        if (turn.HeardInTeam is { } here)
            open = [.. open.Where(team => team.Partition == here.Partition)];
        switch (open.Length)
        {
            case 0 when turn.HeardInTeam is not null || turn.Teams.Length > 0:
                turn.Say(TeamText.ManagersOnly);
                break;
            case 0:
                turn.Say(TeamText.NoTeam);
                break;
            case 1:
                Meet(turn, open[0]);
                Ask(turn, open[0]);
                break;
            default:
                turn.Ask(new OpenQuestion(
                    new CardId(WhichTeamQuestion.Dialog, CardId.NoWeek, 1).ToString(), WhichTeamQuestion.Dialog,
                    turn.NothingKept));
                break;
        }
    }

    /// <summary>The teams this person may set up: those they manage, and those that nobody manages yet.</summary>
    public static ImmutableArray<TeamSettings> TeamsOf(PersonTurn turn) =>
        [.. turn.KnownTeams.Where(team => IsFor(turn, team))];

    /// <summary>
    /// A manager may; with no manager the person who added the bot, or, when that is unknown, anybody of the team.
    /// </summary>
    public static bool IsFor(PersonTurn turn, TeamSettings team)
    {
        var profile = turn.Profile;
        if (!team.Managers.IsEmpty || profile.IsGuest || turn.Heard?.From.IsGuest == true)
            return team.Managers.Contains(profile.Partition);
        if (team.InstalledBy is { } installer)
            return installer == profile.Head.Chat?.UserId;

        // Having added the bot somewhere makes nobody one of the team; writing in its channel does.
        return !profile.Added.Contains(team.Partition) || team.Partition == turn.HeardInTeam?.Partition
            || profile.Dialog.Open.Any(question => question.Subject == team.Partition);
    }

    /// <summary>One form a team: an earlier one that is still open takes nothing any more.</summary>
    public static void Ask(PersonTurn turn, TeamSettings team)
    {
        turn.CloseWhere(open => open.Dialog == SetupQuestion.Dialog && open.Subject == team.Partition);
        turn.Ask(new OpenQuestion(
            new CardId(SetupQuestion.Dialog, CardId.NoWeek, turn.NextCard(SetupQuestion.Dialog)).ToString(),
            SetupQuestion.Dialog, turn.NothingKept, Subject: team.Partition));
    }

    /// <summary>A team whose join event was never brought hears that the bot is there, and reads who else is.</summary>
    static void Meet(PersonTurn turn, TeamSettings team)
    {
        if (turn.Unmet?.Partition == team.Partition && turn.Heard is { } heard)
            turn.Owe(
                new OutboxMessage.SendMessage(
                    TeamTurnHandler.Meeting(team, turn.Profile.Partition, heard.IdempotencyKey)));
    }
}
