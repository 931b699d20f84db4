namespace CoachBot.Coaching.Model;

/// <summary>Something worth a word. Each is reached once per rep and skill.</summary>
public enum Milestone
{
    FirstCommitment,
    FirstPractice,
    Comeback,
    FourWeeks,
    EightWeeks,
    TwelveWeeks,
    TwentySixWeeks,
    StepClimbed,
    TargetReached,
}

/// <summary>A rep's own words, and the day they wrote them.</summary>
public sealed record Quote(DateOnly On, string Words);

/// <summary>Which milestones a history has reached. Counts only go up; nothing here knows a streak.</summary>
public static class MilestoneRule
{
    static readonly (int Weeks, Milestone Milestone)[] Totals =
    [
        (4, Milestone.FourWeeks), (8, Milestone.EightWeeks), (12, Milestone.TwelveWeeks),
            (26, Milestone.TwentySixWeeks),
    ];

    /// <summary>
    /// The milestones that stand after this practice, the weightiest last; those already fired among them.
    /// </summary>
    /// <param name="history">All weeks, this practice among them.</param>
    public static IReadOnlyList<Milestone> Reached(Weeks history, Commitment practice)
    {
        if (!practice.IsPractice)
            return [];

        var weeks = PracticeWeeks(history, practice.Skill);
        var reached = new List<Milestone>();
        if (weeks.Count == 1)
            reached.Add(Milestone.FirstPractice);
        if (IsComeback(history, practice))
            reached.Add(Milestone.Comeback);
        reached.AddRange(Totals.Where(total => total.Weeks <= weeks.Count).Select(total => total.Milestone));
        return reached;
    }

    /// <summary>The weeks in which a skill was practised, in all, oldest first. A try counts like a success.</summary>
    public static IReadOnlyList<string> PracticeWeeks(Weeks history, string skill) =>
    [
        .. history.Commitments.Values.Where(commitment => commitment.IsPractice && Same(commitment.Skill, skill))
            .Select(commitment => commitment.Week).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The rep's words on a practice: what they noticed, else what they set out to do.</summary>
    public static Quote Said(Weeks history, Commitment practice) =>
        history.ReflectionOn(practice) is { Noticed: { } noticed } reflection
            ? new(reflection.On, noticed)
            : new(practice.MadeOn, practice.Text);

    /// <summary>What the rep noticed in a practice; <c>null</c>: they did not say.</summary>
    public static Quote? Noticed(Weeks history, Commitment practice) =>
        history.ReflectionOn(practice) is { Noticed: { } noticed } reflection ? new(reflection.On, noticed) : null;

    /// <summary>
    /// What shows how far they have come: their words at the milestone before, and the latest since. What came of
    /// something done goes before what came of a try.
    /// </summary>
    /// <returns><c>null</c>: nothing was said since.</returns>
    public static (Quote First, Quote Now)? HowFar(Weeks history, string skill)
    {
        var practices = history.Commitments.Values
            .Where(commitment => commitment.IsPractice && Same(commitment.Skill, skill)).ToList();
        var before = practices.LastOrDefault(practice => history.ReflectionOn(practice)?.Praised is { IsWeeks: true });
        var since = practices.Where(practice => before is null
                || string.CompareOrdinal(practice.Row, before.Row) > 0)
            .Select(practice => (practice.Status, Words: Noticed(history, practice)))
            .Where(said => said.Words is not null).ToList();
        if (since.Count == 0)
            return null;

        var now = (since.FindLast(said => said.Status == CommitmentStatus.Done).Words ?? since[^1].Words)!;
        return (before is null ? since[0].Words! : history.ReflectionOn(before)!.Praised!.Now, now);
    }

    /// <summary>
    /// The last time the rep came back after a gap and wrote something about it, before this commitment.
    /// </summary>
    public static Quote? LastComeback(Weeks history, Commitment before) => history.Commitments.Values
        .Where(commitment => string.CompareOrdinal(commitment.Row, before.Row) < 0 && commitment.IsPractice
            && IsComeback(history, commitment) && history.ReflectionOn(commitment)?.Noticed is not null)
        .Select(commitment => Said(history, commitment)).LastOrDefault();

    /// <summary>
    /// A practice after a gap: practised before, and then a week with a question or commitment that was not. A person
    /// who changed their mind answered that week: it is no gap.
    /// </summary>
    static bool IsComeback(Weeks history, Commitment practice)
    {
        var earlier = history.Commitments.Values
            .Where(commitment => Same(commitment.Skill, practice.Skill)
                && string.CompareOrdinal(commitment.Week, practice.Week) < 0).ToList();
        if (earlier.LastOrDefault(commitment => commitment.IsPractice)?.Week is not { } last)
            return false;

        return practice.Carries > 0
            || earlier.Exists(commitment => commitment.Status != CommitmentStatus.Changed
                && string.CompareOrdinal(commitment.Week, last) > 0)
            || history.States.Values.Any(state => state is { IsAway: false, IsSkipped: false, AskedAt: not null }
                && string.CompareOrdinal(state.Week, last) > 0 && string.CompareOrdinal(state.Week, practice.Week) < 0
                && history.Current(state.Week)?.Status != CommitmentStatus.Changed);
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
