using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Hosting;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>What the week sends by itself: the question, a reminder or a nudge, how it went.</summary>
static class WeekSends
{
    const string Reminder = "reminder";

    /// <summary>
    /// Beyond this, and beyond three sweeps, a question put off by the person no longer comes "about now".
    /// </summary>
    static readonly TimeSpan OnTime = TimeSpan.FromMinutes(15);

    public static ImmutableArray<SendSpec> All { get; } =
    [
        new(SendKind.Ask, PlanAsk, AskAsync)
        {
            Records = name => name == PlanNames.Ask,
            TriesAgain = true,
            IsOvertaken = (turn, name, due) => name == PlanNames.Ask && IsCoached(turn)
                && AskPlan.Wants(turn, WeekOf(turn, due)) && IsLate(turn, SendKind.Ask, due),
            IsWanted = turn => HasWeek(turn) && turn.Weeks.Current(turn.Week.Name) is null
                && !turn.Weeks.HasClaim(turn.Week.Name, PlanNames.Ask),
        },
        new(SendKind.Reminder, PlanReminder, RemindAsync)
        {
            Record = (_, _, _) => (PlanNames.Nudge, 1),
            Records = _ => false,
            IsOvertaken = (turn, name, due) => name == Reminder && IsCoached(turn)
                && turn.Weeks.Current(WeekOf(turn, due).Name) is null && IsEarlier(turn, due),
        },
        new(SendKind.Nudge, PlanNudge, NudgeAsync)
        {
            Records = name => name == PlanNames.Nudge,
            IsSuperseded = IsAskedNow,
            IsOvertaken = (turn, name, due) => name == PlanNames.Nudge && IsCoached(turn)
                && turn.Weeks.Current(WeekOf(turn, due).Name) is { IsOpen: true } && IsEarlier(turn, due),
            IsWanted = turn => HasWeek(turn)
                && turn.Weeks.Current(turn.Week.Name) is null or { IsOpen: true, IsUntouched: true }
                && !turn.Weeks.HasClaim(turn.Week.Name, PlanNames.Nudge),
        },
        new(SendKind.CheckIn, PlanCheckIn, CheckInAsync)
        {
            Record = (turn, name, send) => (name, turn.Weeks.Current(send.Week.Name)?.Number ?? 1),
            Records = name => name == PlanNames.CheckIn,
            IsOvertaken = (turn, name, due) => name == PlanNames.CheckIn && IsCoached(turn)
                && WantsCheckIn(turn, WeekOf(turn, due)) && IsLate(turn, SendKind.CheckIn, due),
            IsWanted = turn => HasWeek(turn) && turn.Weeks.Current(turn.Week.Name) is var made
                && made is null or { IsOpen: true }
                && !turn.Weeks.HasCheckIn(turn.Week.Name, made?.Number ?? 1),
        },
    ];

    static IEnumerable<(string, PlannedSend)> PlanAsk(PersonTurn turn)
    {
        if (turn.Profile.IsAgreed && AskPlan.Next(turn) is { } ask)
            yield return (PlanNames.Ask, ask);
    }

    static IEnumerable<(string, PlannedSend)> PlanReminder(PersonTurn turn)
    {
        if (!turn.Profile.IsAgreed)
            yield break;

        var calendar = turn.Calendar;
        foreach (var week in new[] { turn.Week, turn.Week.Next })
        {
            var nudgeAt = calendar.At(week, calendar.Nudge, turn.Zone);
            if (!turn.Weeks.HasClaim(week.Name, PlanNames.Nudge)
                && SendPlanner.IsThere(turn, calendar.DayOf(week, calendar.Nudge))
                && turn.Weeks.Current(week.Name) is null
                && turn.Weeks.State(week.Name) is { AskedAt: not null, IsSkipped: false, IsAway: false } state
                && state.AskedAt < nudgeAt)
                yield return (Reminder, SendPlanner.At(turn, SendKind.Reminder, Reminder, week, calendar.Nudge));
        }
    }

    static IEnumerable<(string, PlannedSend)> PlanNudge(PersonTurn turn) =>
        from made in OpenCommitments(turn)
        let week = CoachingWeek.Parse(made.Week)
        let nudge = CommitmentTiming.NudgeAt(made, turn.Calendar, turn.Zone)
        let nudged = Zones.Local(nudge, turn.Zone).On
        where turn.Profile.WantsNudge(made.CueOn is not null) && made.IsUntouched && made.MadeAt < nudge
            && !turn.Weeks.HasClaim(week.Name, PlanNames.Nudge) && nudged >= turn.Week.Begins
            && SendPlanner.IsThere(turn, nudged)
        orderby nudge
        select (PlanNames.Nudge, SendPlanner.At(turn, SendKind.Nudge, PlanNames.Nudge, week, nudge, turn.Calendar));

    static IEnumerable<(string, PlannedSend)> PlanCheckIn(PersonTurn turn) =>
        from made in OpenCommitments(turn)
        let week = CoachingWeek.Parse(made.Week)
        let asked = turn.CheckInAt(made)
        where WantsCheckIn(turn, week) && !IsLate(turn, SendKind.CheckIn, asked)
        orderby asked
        select (PlanNames.CheckIn,
            SendPlanner.At(turn, SendKind.CheckIn, PlanNames.CheckIn, week, asked, turn.Calendar));

    /// <summary>Of each week the latest, for as long as it is open: its own moments move what follows it.</summary>
    static IEnumerable<Commitment> OpenCommitments(PersonTurn turn) => !turn.Profile.IsAgreed ? []
        : turn.Weeks.Commitments.Values.GroupBy(made => made.Week).Select(made => made.Last())
            .Where(made => made.IsOpen);

    /// <summary>Whether a week's commitment is still to be asked after, were it not for the time.</summary>
    static bool WantsCheckIn(PersonTurn turn, CoachingWeek week) =>
        turn.Weeks.Current(week.Name) is { IsOpen: true } made && !turn.Weeks.HasCheckIn(week.Name, made.Number)
        && SendPlanner.IsThere(turn, Zones.Local(turn.CheckInAt(made), turn.Zone).On);

    /// <summary>
    /// A question of the same week that the person put off comes back about now: one at a time is enough.
    /// </summary>
    static bool IsAskedNow(PersonTurn turn, PlannedSend send) =>
        turn.Weeks.Claimed(send.Week.Name, PlanNames.Later).Any(claim => turn.Now - claim.At < OnTime)
        || (turn.Profile.LaterAt - turn.Now < OnTime
            && turn.Profile.Dialog.Find(turn.Profile.LaterCard ?? "")?.Week == send.Week.Name);

    static ValueTask<bool> AskAsync(PersonTurn turn, string name, PlannedSend send)
    {
        if (RhythmQuestion.IsDue(turn))
            RhythmQuestion.Put(turn, send.Week.Name);
        else
            WeeklyAsk.Put(turn, send.Week, isUnprompted: true);
        return ValueTask.FromResult(true);
    }

    static ValueTask<bool> RemindAsync(PersonTurn turn, string name, PlannedSend send)
    {
        if (WeeklyAsk.Open(turn, send.Week) is { } again)
        {
            var weeks = turn.Profile.SilentWeeks.ToString(CultureInfo.InvariantCulture);
            turn.Ask(again with { Kept = turn.NothingKept.Add(AskQuestion.Again, weeks) });
        }

        turn.Count(Counter.Nudged);
        return ValueTask.FromResult(true);
    }

    static ValueTask<bool> NudgeAsync(PersonTurn turn, string name, PlannedSend send)
    {
        NudgeQuestion.Ask(turn, turn.Weeks.Current(send.Week.Name)!);
        turn.Count(Counter.Nudged);
        return ValueTask.FromResult(true);
    }

    static ValueTask<bool> CheckInAsync(PersonTurn turn, string name, PlannedSend send)
    {
        var made = turn.Weeks.Current(send.Week.Name)!;
        turn.Profile = turn.Profile.With("ownCheckIns", Math.Max(0L, turn.Profile.OwnCheckIns - 1L));
        if (!turn.Profile.ChecksInAlone)
            turn.Profile = turn.Profile.With("toldAlone", (bool?)null);
        turn.CloseWhere(open => open.Week == send.Week.Name
            && (open.Dialog is NudgeQuestion.Dialog or ClarifyQuestion.Dialog or SafetyNetQuestion.Dialog
                || PlanStep.Is(open.Dialog)));
        CompanionHandler.Close(turn, made);
        turn.AskAbout(CheckInQuestion.Dialog, made);
        turn.Count(Counter.CheckedIn);
        return ValueTask.FromResult(true);
    }

    static CoachingWeek WeekOf(PersonTurn turn, DateTimeOffset due) =>
        CoachingWeek.Of(Zones.Local(due, turn.Zone).On, turn.Calendar);

    static bool IsCoached(PersonTurn turn) =>
        turn.Profile is { IsAgreed: true, IsStopped: false, IsReachable: true };

    static bool IsEarlier(PersonTurn turn, DateTimeOffset due) => WeekOf(turn, due).Begins < turn.Week.Begins;

    static bool IsLate(PersonTurn turn, SendKind kind, DateTimeOffset due) =>
        !SendWindow.StillMakesSense(kind.Window, due, turn.Now, turn.Calendar, turn.Zone);

    /// <summary>The week that is running may still bring the rep something.</summary>
    static bool HasWeek(PersonTurn turn) => turn.Profile is { IsAgreed: true, IsStopped: false }
        && turn.Weeks.State(turn.Week.Name) is { IsSkipped: false, IsAway: false };
}
