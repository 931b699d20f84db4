namespace CoachBot.Coaching.Milestones;

/// <summary>The facts of one praise, kept with the practice that reached it.</summary>
/// <param name="Weeks">Practice weeks on the skill at that time, in all.</param>
/// <param name="First">The rep's first words on the skill.</param>
/// <param name="Step">The step climbed, or the target reached; <c>null</c>: it is about weeks.</param>
public sealed record Praised(Milestone Reached, int Weeks, Quote First, string? Step = null);
