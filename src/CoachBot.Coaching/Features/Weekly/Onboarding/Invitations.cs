using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Weekly.Onboarding;

/// <summary>The first contact, and once more a week later.</summary>
static class Invitations
{
    const string Name = "invitation";
    const string AgainName = "invitationAgain";

    static readonly TimeSpan AgainAfter = TimeSpan.FromDays(7);

    public static SendSpec First { get; } = new(SendKind.Invitation, PlanFirst, SendAsync("invitedAt"))
    {
        Records = name => name == Name,
        IsFree = true,
    };

    public static SendSpec Again { get; } = new(SendKind.InvitationReminder, PlanAgain, SendAsync("invitedAgainAt"))
    {
        Record = (_, _, _) => (Name, 2),
        Records = _ => false,
        IsFree = true,
    };

    /// <remarks>Who wrote first has been welcomed already; that was the invitation.</remarks>
    static IEnumerable<(string, PlannedSend)> PlanFirst(PersonTurn turn)
    {
        var profile = turn.Profile;
        if (Team(turn) is not { } team || profile.InvitedAt is not null || profile.Consent != Consent.None)
            yield break;

        var planned = profile.Head.Plan.GetValueOrDefault(Name);
        var nominal = planned > default(DateTimeOffset) && WorkingHours.Contains(planned, team.Calendar, turn.Zone)
            ? planned
            : WorkingHours.NextHour(turn.Now, team.Calendar, turn.Zone);
        yield return (Name, Invite(turn, SendKind.Invitation, Name, nominal));
    }

    static IEnumerable<(string, PlannedSend)> PlanAgain(PersonTurn turn)
    {
        if (Team(turn) is not { } team || turn.Profile is not { InvitedAt: { } invited, InvitedAgainAt: null })
            yield break;

        var nominal = WorkingHours.NextWithin(invited + AgainAfter, team.Calendar, turn.Zone);
        yield return (AgainName, Invite(turn, SendKind.InvitationReminder, AgainName, nominal));
    }

    static TeamSettings? Team(PersonTurn turn) =>
        turn.Profile.IsAgreed || turn.Profile.Consent == Consent.NotNow ? null : turn.Team;

    static PlannedSend Invite(PersonTurn turn, SendKind kind, string name, DateTimeOffset nominal) => new(
        kind, turn.Week, nominal, turn.Profile.Moved(name) is { } moved && moved > nominal ? moved : nominal,
        turn.Calendar);

    static Func<PersonTurn, string, PlannedSend, ValueTask<bool>> SendAsync(string column) => (turn, _, _) =>
    {
        turn.Profile = turn.Profile.With(column, turn.Now);
        OnboardingHandler.Welcome(turn);
        return ValueTask.FromResult(true);
    };
}
