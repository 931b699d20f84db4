namespace CoachBot.Coaching.Model;

/// <summary>The facts of one praise, kept with the practice that reached it.</summary>
/// <param name="Weeks">Practice weeks on the skill at that time, in all.</param>
/// <param name="First">
/// The rep's words at the milestone before, or their first; the same as <paramref name="Now"/>: there are none.
/// </param>
/// <param name="Now">Their latest.</param>
/// <param name="Step">The step climbed, or the target reached; <c>null</c>: it is about weeks.</param>
public sealed record PraiseFacts(Milestone Reached, int Weeks, Quote First, Quote Now, string? Step = null)
{
    public bool IsWeeks => Reached is Milestone.FourWeeks or Milestone.EightWeeks or Milestone.TwelveWeeks
        or Milestone.TwentySixWeeks;
}
