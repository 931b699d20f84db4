using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.Onboarding;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// What is planned for a person, from what stands: made anew after every turn, so that no change is forgotten.
/// </summary>
public static partial class SendPlanner
{
    public const string Invitation = "invitation";
    public const string InvitationAgain = "invitationAgain";
    public const string Ask = "ask";
    public const string Reminder = "reminder";
    public const string Nudge = "nudge";
    public const string CheckIn = "checkIn";
    public const string Later = "later";
    public const string Tidy = "tidy";

    /// <summary>
    /// After <see cref="SummaryPrefix"/> in the order of names: of one moment the summary comes first.
    /// </summary>
    public const string Talk = "talk";
    public const string Held = "talkHeld";

    /// <summary>A request for help runs out.</summary>
    public const string Help = "help";

    /// <summary>Whether help happened, after the day agreed on.</summary>
    public const string After = "helpAfter";

    /// <summary>A manager's summaries are planned per team: this, and the team's short name.</summary>
    public const string SummaryPrefix = "summary_";

    /// <summary>The claim that reminder and nudge share: one of them a week.</summary>
    public const string NudgeSlot = "nudge";

    static readonly TimeSpan TidyEvery = TimeSpan.FromDays(30);
    static readonly TimeSpan InviteAgainAfter = TimeSpan.FromDays(7);

    /// <summary>The moments of everything that is planned, by kind.</summary>
    public static ImmutableSortedDictionary<string, DateTimeOffset> Plan(PersonTurn turn)
    {
        var profile = turn.Profile;
        var plan = Sends(turn).ToImmutableSortedDictionary(
            send => send.Key, send => send.Value.At, StringComparer.Ordinal);
        var tidy = profile.Head.Plan.GetValueOrDefault(Tidy);
        plan = plan.SetItem(Tidy, tidy > turn.Now ? tidy : turn.Now + TidyEvery);
        if (profile.Head.IsDeleting)
            return plan.SetItem(Deletion.Kind, turn.Now + Deletion.GoesOnAfter);

        if (PeerMessages.NextAt(turn) is { } letters)
            plan = plan.SetItem(PeerMessages.Kind, letters);
        if (profile.HelpAt is { } help)
            plan = plan.SetItem(Help, help);
        return profile is { IsReachable: true, IsStopped: false, LaterAt: { } later }
            ? plan.SetItem(Later, later) : plan;
    }

    /// <summary>
    /// What the bot will start by itself, by kind: nothing for those who stopped, went away or did not agree.
    /// </summary>
    public static IReadOnlyDictionary<string, PlannedSend> Sends(PersonTurn turn)
    {
        var sends = new Dictionary<string, PlannedSend>(StringComparer.Ordinal);
        var profile = turn.Profile;
        if (!profile.IsReachable || profile.IsGuest || profile.IsStopped || profile.Head.IsDeleting)
            return sends;

        if (!profile.IsAgreed)
            AddInvitation(turn, sends);
        else
            AddWeek(turn, sends);
        AddSummaries(turn, sends);
        AddTalk(turn, sends);
        if (profile.HelpAfterAt is { } after)
            sends[After] = AfterHelp(turn, after);
        return sends;
    }

    /// <summary>The next weekly question; <c>null</c>: none is planned.</summary>
    public static DateTimeOffset? NextAsk(PersonTurn turn) => NextAsking(turn)?.At;

    /// <summary>Whether a week's question is still to be put, were it not for the time.</summary>
    public static bool WantsAsk(PersonTurn turn, CoachingWeek week) =>
        !turn.Weeks.HasClaim(week.Name, Ask) && turn.Weeks.Current(week.Name) is null
        && turn.Weeks.State(week.Name) is { IsSkipped: false, IsAway: false }
        && turn.Calendar.Leaves(week) && IsInRhythm(turn.Profile, week) && !OnboardingHandler.Brings(turn, week)
        && IsThere(turn, turn.Calendar.DayOf(week, turn.Calendar.Ask));

    /// <summary>Whether a week's commitment is still to be asked after, were it not for the time.</summary>
    public static bool WantsCheckIn(PersonTurn turn, CoachingWeek week) =>
        turn.Weeks.Current(week.Name) is { IsOpen: true } made && !turn.Weeks.HasCheckIn(week.Name, made.Number)
        && IsThere(turn, Zones.Local(turn.CheckInAt(made), turn.Zone).On);

    /// <summary>Eight hex digits that stand for a team in a kind's name.</summary>
    public static string ShortName(string partition) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(partition)).AsSpan(0, 4));

    static PlannedSend? NextAsking(PersonTurn turn)
    {
        // A year of absence is the longest there is.
        var week = turn.Week;
        for (var i = 0; i < 60; i++, week = week.Next)
        {
            if (WantsAsk(turn, week) && turn.Now < turn.Calendar.At(week, turn.Calendar.CheckIn, turn.Zone))
                return Of(turn, SendKind.Ask, Ask, week, turn.Calendar.Ask);
        }

        return null;
    }

    static void AddInvitation(PersonTurn turn, Dictionary<string, PlannedSend> sends)
    {
        var profile = turn.Profile;
        if (turn.Team is not { } team || profile.Consent == Consent.NotNow)
            return;

        // Whoever wrote first has been welcomed already; that was the invitation.
        if (profile.InvitedAt is null && profile.Consent == Consent.None)
        {
            var stands = profile.Head.Plan.GetValueOrDefault(Invitation);
            var nominal = stands > default(DateTimeOffset) && WorkingHours.Contains(stands, team.Calendar, turn.Zone)
                ? stands
                : WorkingHours.NextHour(turn.Now, team.Calendar, turn.Zone);
            sends[Invitation] = Invite(turn, SendKind.Invitation, Invitation, nominal);
        }
        else if (profile is { InvitedAt: { } invited, InvitedAgainAt: null })
        {
            var nominal = WorkingHours.NextWithin(invited + InviteAgainAfter, team.Calendar, turn.Zone);
            sends[InvitationAgain] = Invite(turn, SendKind.InvitationReminder, InvitationAgain, nominal);
        }
    }

    static PlannedSend Invite(PersonTurn turn, SendKind send, string kind, DateTimeOffset nominal) => new(
        send, turn.Week, nominal, turn.Profile.Moved(kind) is { } moved
            && moved > nominal ? moved : nominal, turn.Calendar);

    static void AddWeek(PersonTurn turn, Dictionary<string, PlannedSend> sends)
    {
        if (NextAsking(turn) is { } ask)
            sends[Ask] = ask;

        var calendar = turn.Calendar;
        foreach (var week in new[] { turn.Week.Previous, turn.Week, turn.Week.Next })
        {
            var nudgeAt = calendar.At(week, calendar.Nudge, turn.Zone);
            if (week.Begins >= turn.Week.Begins && !turn.Weeks.HasClaim(week.Name, NudgeSlot)
                && IsThere(turn, calendar.DayOf(week, calendar.Nudge))
                && WantsReminder(turn, week) && turn.Weeks.State(week.Name).AskedAt < nudgeAt)
                sends.TryAdd(Reminder, Of(turn, SendKind.Reminder, Reminder, week, calendar.Nudge));
        }

        foreach (var follow in Following(turn).OrderBy(send => send.Nominal))
            sends.TryAdd(follow.Kind == SendKind.Nudge ? Nudge : CheckIn, follow);
    }

    /// <summary>What follows each open commitment, whichever week it was made for: its own moments move it.</summary>
    static IEnumerable<PlannedSend> Following(PersonTurn turn)
    {
        foreach (var commitment in turn.Weeks.Commitments.Values.GroupBy(made => made.Week).Select(made => made.Last())
            .Where(made => made.IsOpen))
        {
            var week = CoachingWeek.Parse(commitment.Week);
            var nudge = CommitmentTiming.NudgeAt(commitment, turn.Calendar, turn.Zone);
            if (turn.Profile.WantsNudge(commitment.CueOn is not null) && commitment.IsUntouched
                && commitment.MadeAt < nudge
                && !turn.Weeks.HasClaim(week.Name, NudgeSlot)
                && Zones.Local(nudge, turn.Zone).On is var nudged && nudged >= turn.Week.Begins
                && IsThere(turn, nudged))
                yield return Of(turn, SendKind.Nudge, Nudge, week, nudge, turn.Calendar);

            var asked = turn.CheckInAt(commitment);
            if (WantsCheckIn(turn, week)
                && SendWindow.StillMakesSense(SendKind.CheckIn, asked, turn.Now, turn.Calendar, turn.Zone))
                yield return Of(turn, SendKind.CheckIn, CheckIn, week, asked, turn.Calendar);
        }
    }

    /// <summary>Once they are back, in working hours; moved on where a week has had its messages.</summary>
    static PlannedSend AfterHelp(PersonTurn turn, DateTimeOffset after)
    {
        var at = turn.Profile.Moved(After) is { } moved && moved > after ? moved : after;
        if (turn.Profile.AwayUntil is { } back && back > Zones.Local(at, turn.Zone).On)
            at = Zones.At(back, turn.Calendar.Ask.At, turn.Zone);
        return new(
            SendKind.AfterHelp, CoachingWeek.Of(Zones.Local(after, turn.Zone).On, turn.Calendar), after,
            WorkingHours.NextWithin(at, turn.Calendar, turn.Zone), turn.Calendar);
    }

    static bool WantsReminder(PersonTurn turn, CoachingWeek week) =>
        turn.Weeks.Current(week.Name) is null
        && turn.Weeks.State(week.Name) is { AskedAt: not null, IsSkipped: false, IsAway: false };

    /// <summary>The weeks in which the rep wants to be asked.</summary>
    static bool IsInRhythm(Profile profile, CoachingWeek week) => profile.Rhythm switch
    {
        Rhythm.Weekly => true,
        Rhythm.EveryTwoWeeks => profile.RhythmFrom is not { } from
            || (week.Begins.DayNumber - CoachingWeek.Parse(from).Begins.DayNumber) / 7 % 2 == 0,
        _ => false,
    };

    static bool IsThere(PersonTurn turn, DateOnly on) => !(on < turn.Profile.AwayUntil);

    static PlannedSend Of(PersonTurn turn, SendKind send, string kind, CoachingWeek week, WeeklyTime moment) =>
        Of(turn, send, kind, week, moment, turn.Calendar);

    /// <summary>At the week's moment, or where it was moved to.</summary>
    static PlannedSend Of(
        PersonTurn turn, SendKind send, string kind, CoachingWeek week, WeeklyTime moment, TeamCalendar calendar) =>
        Of(turn, send, kind, week, calendar.At(week, moment, turn.Zone), calendar);

    static PlannedSend Of(
        PersonTurn turn, SendKind send, string kind, CoachingWeek week, DateTimeOffset nominal, TeamCalendar calendar)
    {
        var at = turn.Profile.Moved(kind) is { } moved && nominal <= turn.Now && moved > nominal
            && moved < nominal.AddDays(14)
            ? WorkingHours.NextWithin(moved, calendar, turn.Zone) // They may have moved to another zone since.
            : nominal;
        return new(send, week, nominal, at, calendar);
    }
}
