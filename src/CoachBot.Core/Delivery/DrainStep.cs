namespace CoachBot.Core.Delivery;

/// <summary>The result of one step of a drain.</summary>
abstract record DrainStep
{
    DrainStep()
    {
    }

    /// <summary>No message is pending.</summary>
    public sealed record Ended : DrainStep;

    /// <summary>Nothing can be done before.</summary>
    public sealed record Wait(TimeSpan For) : DrainStep;

    /// <summary>A platform is to be called, and the tenant's rate allows no call now.</summary>
    public sealed record Queue(string Tenant) : DrainStep;

    /// <summary>The state or a row changed; the next step reads again.</summary>
    public sealed record Again : DrainStep;
}
