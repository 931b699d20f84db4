using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>
/// One drain of what an addressee is owed: where it is, and the place in a tenant's second that it holds.
/// </summary>
sealed class DrainContext(WorkItem signal) : IDisposable
{
    public string Partition => signal.Partition;

    /// <summary>What is owed, as far as it need not be read; also while a place is waited for.</summary>
    public PendingMessages? Known { get; set; } = signal.Known;

    /// <summary>What is being done, as it now stands.</summary>
    public Entity? Row { get; set; }

    /// <summary>Nothing else was owed when it was read.</summary>
    public bool IsLast { get; set; }

    /// <summary>Held, used up, or <c>null</c>.</summary>
    public RateLimitLease? Place { get; private set; }

    public bool HasPlaceOf(string tenant) => Place is { IsHeld: true } place && place.Tenant == tenant;

    /// <returns><c>false</c>: there was none to take.</returns>
    public bool Take(RateLimitLease? place)
    {
        Place?.Dispose();
        Place = place;
        return place is not null;
    }

    public void Dispose() => Place?.Dispose();
}
