namespace CoachBot.Coaching.Model;

/// <summary>What a person said who was asked to come along.</summary>
public enum CompanionAnswer
{
    Asked,
    Coming,
    NotComing,
}

/// <summary>A person of the rep's teams whom the rep would like along: as a safety net, not as presenter.</summary>
/// <param name="Person">Their partition.</param>
/// <param name="Name">As the roster has it.</param>
public sealed record Companion(string Person, string Name, CompanionAnswer Answer);
