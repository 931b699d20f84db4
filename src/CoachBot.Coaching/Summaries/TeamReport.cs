using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Schedule;

namespace CoachBot.Coaching.Summaries;

/// <summary>One rep in a report: what they shared, and what may be counted.</summary>
/// <param name="Person">The rep's partition.</param>
public sealed record RepReport(string Person, string Name, Profile Profile, Weeks Weeks)
{
    /// <summary>Asked and coached at all: has agreed and has not stopped.</summary>
    public bool IsCoached => Profile is { IsAgreed: true, IsStopped: false };

    public Commitment? In(CoachingWeek week) => Weeks.Current(week.Name);

    /// <summary>The commitment when its rep shows it to the manager; private ones count but show no words.</summary>
    public Commitment? SharedIn(CoachingWeek week) => In(week) is { Visibility: not Visibility.JustMe } shared ? shared : null;

    public bool IsAwayIn(CoachingWeek week) =>
        In(week) is null && (Weeks.State(week.Name).IsAway || Profile.AwayUntil > week.Day(DayOfWeek.Friday));

    public bool IsSilentIn(CoachingWeek week) =>
        In(week) is null && Weeks.State(week.Name) is { AskedAt: not null, IsSkipped: false, IsAway: false };
}

/// <summary>A week of a team, counted. Away weeks leave every denominator; a week passed on is neither done nor not done.</summary>
public sealed record TeamWeek(
    int Committed, int Private, int Practised, int CarriedOver, int Silent, int Away)
{
    public static TeamWeek Of(IReadOnlyList<RepReport> reps, CoachingWeek week)
    {
        var commitments = reps.Select(rep => rep.In(week)).OfType<Commitment>().ToList();
        return new(
            commitments.Count,
            commitments.Count(commitment => commitment.Visibility == Visibility.JustMe),
            commitments.Count(commitment => commitment.IsPractice),
            commitments.Count(commitment => commitment.Status == CommitmentStatus.Carried),
            reps.Count(rep => rep.IsSilentIn(week)),
            reps.Count(rep => rep.IsAwayIn(week)));
    }
}

/// <summary>What would help now, and who has something to tell. Ordered by that; never by how anybody does.</summary>
public static class WorthAsking
{
    /// <summary>Why a question would help.</summary>
    public enum Reason
    {
        WantsHelp,
        NotYet,
        CarriedTwice,
        TwoWeeksWithoutAnswer,
    }

    public const int MostAsked = 3;
    public const int MostCelebrated = 2;

    public static ImmutableArray<(RepReport Rep, Reason Reason, Commitment? Commitment)> About(
        IReadOnlyList<RepReport> reps, CoachingWeek week) =>
    [
        .. reps.Select(rep => (Rep: rep, Why: Why(rep, week))).Where(found => found.Why is not null)
            .Select(found => (found.Rep, found.Why!.Value.Reason, found.Why.Value.Commitment))
            .OrderBy(found => found.Reason).ThenBy(found => found.Rep.Name, StringComparer.OrdinalIgnoreCase).Take(MostAsked),
    ];

    public static ImmutableArray<(RepReport Rep, Commitment Commitment)> Celebrate(
        IReadOnlyList<RepReport> reps, CoachingWeek week) =>
    [
        .. reps.Select(rep => (Rep: rep, Commitment: rep.SharedIn(week)!))
            .Where(found => found.Commitment is { IsPractice: true })
            .OrderByDescending(found => found.Commitment.ReportedAt).Take(MostCelebrated),
    ];

    static (Reason Reason, Commitment? Commitment)? Why(RepReport rep, CoachingWeek week)
    {
        var shared = rep.SharedIn(week) ?? rep.SharedIn(week.Previous);
        if (shared is { WantsHelp: true })
            return (Reason.WantsHelp, shared);
        if (shared is { Status: CommitmentStatus.NotYet })
            return (Reason.NotYet, shared);
        if (shared is { Carries: >= 2, IsOpen: true })
            return (Reason.CarriedTwice, shared);
        return rep.IsCoached && rep.IsSilentIn(week) && rep.IsSilentIn(week.Previous)
            ? (Reason.TwoWeeksWithoutAnswer, null)
            : null;
    }
}
