using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Summaries;

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

    /// <summary>The week's current commitment.</summary>
    public Commitment? In(CoachingWeek week) => Weeks.Current(week.Name);

    /// <summary>All of the week's, the oldest first: one that was done stays, whatever was made after it.</summary>
    public IEnumerable<Commitment> AllIn(CoachingWeek week) =>
        Weeks.Commitments.Values.Where(commitment => commitment.Week == week.Name);

    /// <summary>Those that the rep shows to the manager; private ones count but show no words.</summary>
    public IEnumerable<Commitment> SharedIn(CoachingWeek week) =>
        AllIn(week).Where(commitment => commitment.Visibility != Visibility.JustMe);

    /// <summary>The latest of those that were tried, not as hoped or as hoped.</summary>
    public Commitment? PractisedIn(CoachingWeek week) =>
        SharedIn(week).Where(commitment => commitment.IsPractice).MaxBy(practice => practice.ReportedAt);

    public bool IsAwayIn(CoachingWeek week) => In(week) is null && Weeks.State(week.Name).IsAway;

    public bool IsSilentIn(CoachingWeek week) => IsAsked && In(week) is null
        && Weeks.State(week.Name) is { AskedAt: not null, IsSkipped: false, IsAway: false };

    /// <summary>Two whole weeks without an answer, and none in the one that is running.</summary>
    public bool IsLongSilentIn(CoachingWeek week) =>
        IsSilentIn(week.Previous) && IsSilentIn(week.Previous.Previous) && In(week) is null
        && Weeks.State(week.Name) is { IsSkipped: false, IsAway: false };

    /// <summary>Whole weeks without an answer before this one, as far as they were read.</summary>
    public int SilentBefore(CoachingWeek week)
    {
        var weeks = 0;
        for (var before = week.Previous; IsSilentIn(before); before = before.Previous)
            weeks++;
        return weeks;
    }

    /// <summary>Answered about a week after this instant: made a commitment for it, or told how it went.</summary>
    public bool HasAnsweredSince(DateTimeOffset since, CoachingWeek week) =>
        AllIn(week).Any(commitment => commitment.MadeAt > since || commitment.ReportedAt > since);
}

/// <summary>
/// A week of a team: how many people did what, each counted once. Away weeks leave every denominator; a
/// week passed on is neither done nor not done.
/// </summary>
public sealed record TeamWeek(
    int Committed, int Private, int Practised, int CarriedOver, int Silent, int Away)
{
    public static TeamWeek Of(IReadOnlyList<RepReport> reps, CoachingWeek week)
    {
        var commitments = reps.Select(rep => rep.AllIn(week).ToList()).Where(all => all.Count > 0).ToList();
        return new(
            commitments.Count,
            commitments.Count(all => all.Exists(commitment => commitment.Visibility == Visibility.JustMe)),
            commitments.Count(all => all.Exists(commitment => commitment.IsPractice)),
            commitments.Count(all => all.Exists(commitment => commitment.Status == CommitmentStatus.Carried)),
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
        Silent,
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
    /// <param name="before">Of the week before as well, as far as it passes this.</param>
    public static ImmutableArray<(RepReport Rep, Commitment Commitment)> Celebrate(
        IReadOnlyList<RepReport> reps, CoachingWeek week, Func<Commitment, bool> before) =>
    [
        .. from rep in reps
           let practice = rep.PractisedIn(week) ?? rep.PractisedIn(week.Previous)
           where practice is not null && (practice.Week == week.Name || before(practice))
           orderby practice.ReportedAt descending
           select (rep, practice),
    ];

    /// <summary>Why a question would help this rep; <c>null</c>: nothing speaks for one.</summary>
    public static (Reason Reason, Commitment? Commitment)? Why(RepReport rep, CoachingWeek week)
    {
        var shared = rep.SharedIn(week).LastOrDefault() ?? rep.SharedIn(week.Previous).LastOrDefault();
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
            ? (Reason.Silent, null)
            : null;
    }
}
