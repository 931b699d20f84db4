using System.Collections.Concurrent;

namespace CoachBot.Core.RateLimiting;

/// <summary>
/// Limits the calls to a platform, each tenant in a queue of its own, so that one never waits for another.
/// </summary>
/// <param name="perSecond">
/// Calls a second for a tenant, 1 to 10,000. Over any second no more reach the platform.
/// </param>
/// <param name="wire">The machine's clock.</param>
/// <param name="membership">The instances that share the limit; <c>null</c>: this one has all of it.</param>
public sealed class TenantRateLimiter(int perSecond, TimeProvider wire, ClusterMembership? membership = null)
{
    readonly ConcurrentDictionary<string, RateLimitQueue> _queues = new(StringComparer.Ordinal);
    readonly long _startedAt = wire.GetTimestamp();

    /// <summary>Takes a lease if the rate allows one and no other caller waits.</summary>
    /// <returns><c>null</c>: none; <see cref="EnterAsync"/> waits for one.</returns>
    public RateLimitLease? TryEnter(string tenant) => QueueOf(tenant).TryEnter();

    /// <summary>Waits in the tenant's queue for a lease, without a bound of its own.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; no lease is held.</exception>
    public Task<RateLimitLease> EnterAsync(string tenant, CancellationToken ct) =>
        QueueOf(tenant).EnterAsync(ahead: false, ct);

    /// <summary>
    /// For a further call of a method whose call has come back: waits until one more may leave, before all that wait in
    /// the queue. From then on the first call's lease is the further call's.
    /// </summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the further call may not leave.</exception>
    public Task LeaveAgainAsync(string tenant, CancellationToken ct) => QueueOf(tenant).LeaveAgainAsync(ct);

    RateLimitQueue QueueOf(string tenant) => _queues.GetOrAdd(
        tenant, name => new RateLimitQueue(name, Calls, () => wire.GetElapsedTime(_startedAt), wire));

    int Calls() => membership?.ShareOf(perSecond) ?? perSecond;
}
