using CoachBot.Coaching.Calendar;

namespace CoachBot.Coaching.Dialog;

/// <remarks>What a week has brought and may still bring.</remarks>
public static partial class DueSendHandler
{
    /// <summary>What the bot has started this week; by the day on which it went, whichever week it spoke of.</summary>
    static List<SendKind> Sent(PersonTurn turn) =>
    [
        .. turn.Weeks.Claims.Values
            .Where(claim => claim is { IsUnprompted: true, IsDropped: false }
                && turn.Week.Contains(Zones.Local(claim.At, turn.Zone).On))
            .Select(claim => KindOf(claim.Kind)),
    ];

    /// <summary>
    /// What may still come this week and is worth as much or more: a rep's check-in and nudge are held free.
    /// </summary>
    static List<SendKind> Wanted(PersonTurn turn)
    {
        var wanted = new List<SendKind>();
        if (SendPlanner.Sends(turn).GetValueOrDefault(SendPlanner.Talk) is { } talk
            && turn.Week.Contains(Zones.Local(talk.At, turn.Zone).On))
            wanted.Add(SendKind.Talk);
        var (week, state) = (turn.Week.Name, turn.Weeks.State(turn.Week.Name));
        if (turn.Profile is not { IsAgreed: true, IsStopped: false } || state.IsSkipped || state.IsAway)
            return wanted;

        var commitment = turn.Weeks.Current(week);
        if (commitment is null && !turn.Weeks.HasClaim(week, SendPlanner.Ask))
            wanted.Add(SendKind.Ask);
        if (commitment is null or { IsOpen: true } && !turn.Weeks.HasCheckIn(week, commitment?.Number ?? 1))
            wanted.Add(SendKind.CheckIn);
        if (commitment is null or { IsOpen: true, IsUntouched: true }
            && !turn.Weeks.HasClaim(week, SendPlanner.NudgeSlot))
            wanted.Add(SendKind.Nudge);
        return wanted;
    }

    static bool IsInvitation(SendKind kind) => kind is SendKind.Invitation or SendKind.InvitationReminder;

    static SendKind KindOf(string claim) => claim switch
    {
        SendPlanner.Ask => SendKind.Ask,
        SendPlanner.NudgeSlot => SendKind.Nudge,
        SendPlanner.CheckIn => SendKind.CheckIn,
        SendPlanner.Invitation => SendKind.Invitation,
        SendPlanner.Talk => SendKind.Talk,
        SendPlanner.Held => SendKind.Held,
        SendPlanner.After => SendKind.AfterHelp,
        _ => SendKind.Summary,
    };
}
