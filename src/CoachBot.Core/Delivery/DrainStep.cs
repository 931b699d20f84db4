namespace CoachBot.Core.Delivery;

/// <summary>What one look at what an addressee is owed came to.</summary>
abstract record DrainStep
{
    DrainStep()
    {
    }

    /// <summary>Nothing is owed.</summary>
    public sealed record Ended : DrainStep;

    /// <summary>Nothing can be done before.</summary>
    public sealed record Wait(TimeSpan For) : DrainStep;

    /// <summary>A platform is to be called, and the tenant's line is not empty.</summary>
    public sealed record Queue(string Tenant) : DrainStep;

    /// <summary>Something changed.</summary>
    public sealed record Again : DrainStep;
}
