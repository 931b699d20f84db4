namespace CoachBot.Core.Turns;

/// <summary>What one look at what an addressee is owed came to.</summary>
abstract record Step
{
    Step()
    {
    }

    /// <summary>Nothing is owed.</summary>
    public sealed record Ended : Step;

    /// <summary>Nothing can be done before.</summary>
    public sealed record Wait(TimeSpan For) : Step;

    /// <summary>A platform is to be called, and the tenant's line is not empty.</summary>
    public sealed record Queue(string Tenant) : Step;

    /// <summary>Something changed.</summary>
    public sealed record Again : Step;
}
