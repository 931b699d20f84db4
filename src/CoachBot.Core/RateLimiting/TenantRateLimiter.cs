using System.Collections.Concurrent;

namespace CoachBot.Core.RateLimiting;

/// <summary>
/// Lets calls to a platform leave, each tenant in a line of its own, so that one never waits for another.
/// </summary>
/// <param name="perSecond">
/// Calls a second for a tenant, 1 to 10,000. Over any second no more reach the platform.
/// </param>
/// <param name="wire">The machine's clock.</param>
/// <param name="crew">The instances that share the limit; <c>null</c>: this one has all of it.</param>
public sealed class TenantRateLimiter(int perSecond, TimeProvider wire, ClusterMembership? crew = null)
{
    readonly ConcurrentDictionary<string, RateLimitQueue> _lines = new(StringComparer.Ordinal);
    readonly long _startedAt = wire.GetTimestamp();

    /// <summary>Takes a place if there is one and nobody waits for it.</summary>
    /// <returns><c>null</c>: stand in line.</returns>
    public RateLimitLease? TryEnter(string tenant) => Line(tenant).TryEnter();

    /// <summary>Stands in line for a place.</summary>
    public Task<RateLimitLease> EnterAsync(string tenant, CancellationToken ct) =>
        Line(tenant).EnterAsync(ahead: false, ct);

    /// <summary>
    /// For the second call of what has begun, once the first has come back: waits until one more may leave, before all
    /// who stand in line. The place of the first stands for the second from then on.
    /// </summary>
    public Task LeaveAgainAsync(string tenant, CancellationToken ct) => Line(tenant).LeaveAgainAsync(ct);

    RateLimitQueue Line(string tenant) => _lines.GetOrAdd(
        tenant, name => new RateLimitQueue(name, Calls, () => wire.GetElapsedTime(_startedAt), wire));

    int Calls() => crew?.ShareOf(perSecond) ?? perSecond;
}
