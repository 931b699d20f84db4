using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;

namespace CoachBot.Coaching.Schedule;

/// <summary>What is planned for a person, from what stands: made anew after every turn, so that no change is forgotten.</summary>
public static class Agenda
{
    public const string Invitation = "invitation";
    public const string InvitationAgain = "invitationAgain";
    public const string Ask = "ask";
    public const string Reminder = "reminder";
    public const string Nudge = "nudge";
    public const string CheckIn = "checkIn";
    public const string Later = "later";
    public const string Tidy = "tidy";

    /// <summary>A manager's summaries are planned per team: this, and the team's short name.</summary>
    public const string SummaryPrefix = "summary_";

    /// <summary>The claim that reminder and nudge share: one of them a week.</summary>
    public const string NudgeSlot = "nudge";

    static readonly TimeSpan TidyEvery = TimeSpan.FromDays(30);
    static readonly TimeSpan InviteAgainAfter = TimeSpan.FromDays(7);

    public static ImmutableSortedDictionary<string, DateTimeOffset> Plan(PersonTurn turn)
    {
        var plan = ImmutableSortedDictionary.CreateBuilder<string, DateTimeOffset>(StringComparer.Ordinal);
        var profile = turn.Profile;
        var tidy = profile.Head.Plan.GetValueOrDefault(Tidy);
        plan[Tidy] = tidy > turn.Now ? tidy : turn.Now + TidyEvery;
        if (profile.Head.IsDeleting)
            return plan.ToImmutable().SetItem(Privacy.Deletion.Kind, turn.Now);
        if (!profile.IsReachable || profile.IsGuest)
            return plan.ToImmutable();

        if (!profile.IsAgreed)
            PlanInvitation(turn, plan);
        else if (!profile.IsStopped && profile.Skill is not null)
            PlanWeek(turn, plan);
        if (profile.IsAgreed && !profile.IsStopped && profile.LaterAt is { } later)
            plan[Later] = later;
        PlanSummaries(turn, plan);
        return plan.ToImmutable();
    }

    /// <summary>The next weekly question; <c>null</c>: none is planned.</summary>
    public static DateTimeOffset? NextAsk(PersonTurn turn)
    {
        // A year of absence is the longest there is.
        var week = turn.Week;
        for (var i = 0; i < 60; i++, week = week.Next)
        {
            if (turn.Weeks.HasClaim(week.Name, Ask) || turn.Weeks.Current(week.Name) is not null
                || turn.Weeks.State(week.Name).IsSkipped || turn.Weeks.State(week.Name).IsAway
                || turn.Now >= week.Moment(turn.Calendar.CheckIn, turn.Zone)
                || week.Day(turn.Calendar.Ask.Day) < turn.Profile.AwayUntil)
                continue;

            return At(turn, Ask, week, turn.Calendar.Ask);
        }

        return null;
    }

    /// <summary>When a send was meant to go, wherever it has been moved to since.</summary>
    public static DateTimeOffset? Nominal(PersonTurn turn, string kind, CoachingWeek week) => kind switch
    {
        Ask => week.Moment(turn.Calendar.Ask, turn.Zone),
        Reminder or Nudge => week.Moment(turn.Calendar.Nudge, turn.Zone),
        CheckIn => week.Moment(turn.Calendar.CheckIn, turn.Zone),
        _ => null,
    };

    static void PlanInvitation(PersonTurn turn, ImmutableSortedDictionary<string, DateTimeOffset>.Builder plan)
    {
        var profile = turn.Profile;
        if (turn.Team is not { } team || profile.Consent == Consent.NotNow)
            return;

        if (profile.InvitedAt is not { } invited)
        {
            // Whoever wrote first has been welcomed already; that was the invitation.
            if (profile.Consent == Consent.None)
            {
                plan[Invitation] = profile.Head.Plan.GetValueOrDefault(Invitation) is var stands && stands > default(DateTimeOffset)
                    && WorkingHours.Contains(stands, turn.Calendar, turn.Zone)
                    ? stands
                    : WorkingHours.NextHour(turn.Now, turn.Calendar, turn.Zone);
            }
        }
        else if (profile.InvitedAgainAt is null)
        {
            plan[InvitationAgain] = WorkingHours.NextWithin(invited + InviteAgainAfter, team.Calendar, turn.Zone);
        }
    }

    static void PlanWeek(PersonTurn turn, ImmutableSortedDictionary<string, DateTimeOffset>.Builder plan)
    {
        if (NextAsk(turn) is { } ask)
            plan[Ask] = ask;

        foreach (var week in new[] { turn.Week.Previous, turn.Week, turn.Week.Next })
        {
            var state = turn.Weeks.State(week.Name);
            var commitment = turn.Weeks.Current(week.Name);
            var nudgeAt = week.Moment(turn.Calendar.Nudge, turn.Zone);
            var isFree = !turn.Weeks.HasClaim(week.Name, NudgeSlot) && week.Begins >= turn.Week.Begins;
            if (isFree && commitment is null && state is { AskedAt: { } asked, IsSkipped: false } && asked < nudgeAt)
                Add(turn, plan, Reminder, SendKind.Reminder, At(turn, Reminder, week, turn.Calendar.Nudge));
            if (isFree && commitment is { IsOpen: true, IsUntouched: true } && commitment.MadeAt < nudgeAt)
                Add(turn, plan, Nudge, SendKind.Nudge, At(turn, Nudge, week, turn.Calendar.Nudge));
            if (commitment is { IsOpen: true } && !turn.Weeks.HasClaim(week.Name, CheckIn)
                && turn.Now < week.Next.Moment(turn.Calendar.Ask, turn.Zone))
                Add(turn, plan, CheckIn, SendKind.CheckIn, At(turn, CheckIn, week, turn.Calendar.CheckIn));
        }
    }

    /// <summary>What falls into an absence waits for the return, while it still makes sense then.</summary>
    static void Add(
        PersonTurn turn, ImmutableSortedDictionary<string, DateTimeOffset>.Builder plan, string kind, SendKind send,
        DateTimeOffset at)
    {
        if (turn.Profile.AwayUntil is { } back && Zones.Local(at, turn.Zone).On < back)
        {
            var returned = WorkingHours.NextWithin(
                Zones.At(back, turn.Calendar.WorkFrom, turn.Zone), turn.Calendar, turn.Zone);
            if (!SendWindow.StillMakesSense(send, at, returned, turn.Calendar, turn.Zone))
                return;
            at = returned;
        }

        plan.TryAdd(kind, at);
    }

    /// <summary>Once a week and team; the first after the team was set up.</summary>
    static void PlanSummaries(PersonTurn turn, ImmutableSortedDictionary<string, DateTimeOffset>.Builder plan)
    {
        foreach (var team in turn.Managed.Where(team => team.IsSetUp))
        {
            var kind = SummaryPrefix + ShortName(team.Partition);
            var week = CoachingWeek.Of(Zones.Local(turn.Now, turn.Zone).On, team.Calendar);
            while (turn.Weeks.HasClaim(week.Name, kind) || turn.Now > EndOf(week.Day(team.Calendar.Summary.Day), turn.Zone))
                week = week.Next;
            plan[kind] = turn.Profile.Moved(kind) ?? week.Moment(team.Calendar.Summary, turn.Zone);
        }
    }

    /// <summary>Eight hex digits that stand for a team in a kind's name.</summary>
    public static string ShortName(string partition) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(partition)).AsSpan(0, 4));

    static DateTimeOffset EndOf(DateOnly day, string zone) => Zones.At(day.AddDays(1), TimeOnly.MinValue, zone);

    /// <summary>The week's moment, or where it was moved to.</summary>
    static DateTimeOffset At(PersonTurn turn, string kind, CoachingWeek week, WeeklyMoment moment)
    {
        var nominal = week.Moment(moment, turn.Zone);
        return turn.Profile.Moved(kind) is { } moved && moved > nominal && moved < week.Next.Next.Moment(moment, turn.Zone)
            && week.Contains(Zones.Local(nominal, turn.Zone).On) && nominal <= turn.Now
            ? moved
            : nominal;
    }
}
