using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>One drain of an addressee's pending messages: its position, and the tenant's lease that it holds.</summary>
sealed class DrainContext(WorkItem signal) : IDisposable
{
    public string Partition => signal.Partition;

    /// <summary>The pending messages, as far as they need not be read; also while a lease is waited for.</summary>
    public PendingMessages? Known { get; set; } = signal.Known;

    /// <summary>The row being delivered, in its current version.</summary>
    public Entity? Row { get; set; }

    /// <summary>No other message was pending when the row was read.</summary>
    public bool IsLast { get; set; }

    /// <summary>Held, used, or <c>null</c>.</summary>
    public RateLimitLease? Lease { get; private set; }

    public bool HasLeaseOf(string tenant) => Lease is { IsHeld: true } lease && lease.Tenant == tenant;

    /// <summary>Returns the lease so far and keeps this one.</summary>
    /// <returns><c>false</c>: <paramref name="lease"/> is <c>null</c>.</returns>
    public bool Take(RateLimitLease? lease)
    {
        Lease?.Dispose();
        Lease = lease;
        return lease is not null;
    }

    public void Dispose() => Lease?.Dispose();
}
