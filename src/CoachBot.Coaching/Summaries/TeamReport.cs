using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Schedule;
using CoachBot.Coaching.Teams;

namespace CoachBot.Coaching.Summaries;

/// <summary>A team as a manager may see it: its reps, and how many there are of whom nothing is to be seen.</summary>
/// <param name="Reps">Those who have agreed, by name.</param>
/// <param name="NotStarted">Asked or still to be asked whether to begin; who they are is not told.</param>
/// <param name="Unreachable">Whose chat takes no messages now.</param>
/// <param name="Guests">From another organisation; not asked.</param>
public sealed record TeamReport(
    TeamSettings Team, ImmutableArray<RepReport> Reps, int NotStarted, int Unreachable, int Guests);

/// <summary>One rep in a report: what they shared, and what may be counted.</summary>
/// <param name="Person">The rep's partition.</param>
public sealed record RepReport(string Person, string Name, Profile Profile, Weeks Weeks)
{
    /// <summary>How the rep would like feedback, where it was read; it is shown to whom it names.</summary>
    public FeedbackAgreement? Feedback { get; init; }

    /// <summary>Coached at all, and can be asked: silence says nothing about anybody else.</summary>
    public bool IsAsked => Profile is { IsAgreed: true, IsStopped: false, Head.Unreachable: null };

    public Commitment? In(CoachingWeek week) => Weeks.Current(week.Name);

    /// <summary>The commitment when its rep shows it to the manager; private ones count but show no words.</summary>
    public Commitment? SharedIn(CoachingWeek week) =>
        In(week) is { Visibility: not Visibility.JustMe } shared ? shared : null;

    public bool IsAwayIn(CoachingWeek week) => In(week) is null && Weeks.State(week.Name).IsAway;

    public bool IsSilentIn(CoachingWeek week) => IsAsked && In(week) is null
        && Weeks.State(week.Name) is { AskedAt: not null, IsSkipped: false, IsAway: false };

    /// <summary>Two whole weeks without an answer, and none in the one that is running.</summary>
    public bool IsLongSilentIn(CoachingWeek week) =>
        IsSilentIn(week.Previous) && IsSilentIn(week.Previous.Previous) && In(week) is null
        && Weeks.State(week.Name) is { IsSkipped: false, IsAway: false };

    /// <summary>Answered about a week after this instant: made a commitment for it, or told how it went.</summary>
    public bool HasAnsweredSince(DateTimeOffset since, CoachingWeek week) =>
        In(week) is { } commitment && (commitment.MadeAt > since || commitment.ReportedAt > since);
}

/// <summary>
/// A week of a team, counted. Away weeks leave every denominator; a week passed on is neither done nor not done.
/// </summary>
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
        HighStakes,
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
            .OrderBy(found => found.Reason).ThenBy(found => found.Rep.Name, StringComparer.OrdinalIgnoreCase)
            .Take(MostAsked),
    ];

    /// <summary>Who tried something, the latest to tell of it first.</summary>
    /// <param name="alsoBefore">The week before as well, for those who have nothing to tell of this one yet.</param>
    public static ImmutableArray<(RepReport Rep, Commitment Commitment)> Celebrate(
        IReadOnlyList<RepReport> reps, CoachingWeek week, bool alsoBefore) =>
    [
        .. from rep in reps
           let told = Practice(rep, week) ?? (alsoBefore ? Practice(rep, week.Previous) : null)
           where told is not null
           orderby told.ReportedAt descending
           select (rep, told),
    ];

    static Commitment? Practice(RepReport rep, CoachingWeek week) =>
        rep.SharedIn(week) is { IsPractice: true } practice ? practice : null;

    static (Reason Reason, Commitment? Commitment)? Why(RepReport rep, CoachingWeek week)
    {
        var shared = rep.SharedIn(week) ?? rep.SharedIn(week.Previous);
        if (shared is { IsOpen: true, Stakes: Stakes.ALot, Escape: null }
            and not { Companion.Answer: CompanionAnswer.Coming })
            return (Reason.HighStakes, shared);
        if (shared is { WantsHelp: true })
            return (Reason.WantsHelp, shared);
        if (shared is { Status: CommitmentStatus.NotYet })
            return (Reason.NotYet, shared);
        if (shared is { Carries: >= 2, IsOpen: true })
            return (Reason.CarriedTwice, shared);
        return rep.IsLongSilentIn(week)
            ? (Reason.TwoWeeksWithoutAnswer, null)
            : null;
    }
}
