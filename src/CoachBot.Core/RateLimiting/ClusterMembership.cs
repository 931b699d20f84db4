using System.Collections.Immutable;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;

namespace CoachBot.Core.RateLimiting;

/// <summary>
/// The instances that share a store, by their heartbeats: partition <c>crew</c>, one row per instance.
/// </summary>
/// <remarks>
/// Together they stay within a limit, because each sending instance sees every other. An instance writes its beat first
/// and reads the others' after it. An instance whose beat is old sends nothing, well before the others take it for
/// dead. A new instance, or one that was silent for too long, waits until each instance that had not seen it has read
/// again or fallen silent. Another instance is alive while its row changes, measured on the reader's own clock: the
/// machines' clocks need not agree. A call is on its way for a second at most.
/// </remarks>
public sealed class ClusterMembership(IEntityTable table, ProcessInstance instance, TimeProvider wire)
{
    public const string Partition = "crew";

    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(5);

    /// <summary>For how long others count an instance after its beat.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromSeconds(15);

    /// <summary>
    /// So much earlier the instance itself falls silent: a call may be on its way, and its second must have passed.
    /// </summary>
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    /// <summary>Rows of dead instances are removed after so long.</summary>
    static readonly TimeSpan RemovedAfter = TimeSpan.FromMinutes(5);

    readonly Lock _gate = new();
    readonly long _startedAt = wire.GetTimestamp();
    ImmutableArray<string> _alive = [];
    ImmutableDictionary<string, LastBeat> _beats = ImmutableDictionary<string, LastBeat>.Empty;
    TimeSpan _from;
    TimeSpan _until;
    DateTimeOffset _untilOnClock;

    /// <summary>On a clock that never goes back.</summary>
    TimeSpan Elapsed => wire.GetElapsedTime(_startedAt);

    /// <summary>The instances seen alive at the last beat, this one among them.</summary>
    public int Size
    {
        get
        {
            lock (_gate)
                return _alive.Length;
        }
    }

    /// <summary>Whether any instance uses the store, by its heartbeat.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public static async Task<bool> IsAtWorkAsync(IEntityReader store, DateTimeOffset now, CancellationToken ct) =>
        (await store.QueryAsync(Partition, RowRange.All, null, ct)).Any(row => row.Moment("aliveUntil") > now);

    /// <summary>This instance's part of a limit, now.</summary>
    /// <returns>0 to <paramref name="limit"/>; zero: it may not send.</returns>
    public int ShareOf(int limit)
    {
        lock (_gate)
        {
            return !_alive.IsEmpty && Elapsed >= _from && IsFresh()
                ? MembershipShare.Of(limit, _alive, instance.InstanceId, wire.GetUtcNow())
                : 0;
        }
    }

    /// <summary>Writes this instance's beat and reads the others'.</summary>
    /// <exception cref="StoreUnavailableException">
    /// The beat may not be written; the last one counts until it is too old.
    /// </exception>
    public async Task BeatAsync(CancellationToken ct)
    {
        var (began, beganOnClock) = (Elapsed, wire.GetUtcNow());
        var own = new Entity(Partition, instance.InstanceId).With("aliveUntil", beganOnClock + Validity);
        await table.CommitAsync(Partition, [new Change.Upsert(own)], ct);
        var (written, inTime) = (Elapsed, IsInTime());

        var rows = await table.QueryAsync(Partition, RowRange.All, null, ct);
        var seenAt = Elapsed;
        lock (_gate)
        {
            _from = inTime ? _from : written + Validity;
            (_until, _untilOnClock) = (began + Validity - Margin, beganOnClock + Validity - Margin);
            _beats = rows.ToImmutableDictionary(row => row.Row, row =>
                _beats.TryGetValue(row.Row, out var beat) && beat.Version == row.Version
                    ? beat
                    : new LastBeat(row.Version, seenAt));
            _alive = [.. _beats
                .Where(other => other.Key == instance.InstanceId || seenAt - other.Value.At < Validity)
                .Select(other => other.Key)];
        }

        foreach (var dead in rows.Where(row => seenAt - _beats[row.Row].At > RemovedAfter))
            await table.CommitAsync(Partition, [new Change.Delete(dead.Row, dead.Version)], ct);
    }

    /// <summary>
    /// Takes this instance out of the membership, after its last call has left. Takes a second, because the others take
    /// over its part at once.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The row stays; it counts until its beat is too old.</exception>
    public async Task LeaveAsync(CancellationToken ct)
    {
        lock (_gate)
            _alive = [];
        await Task.Delay(TimeSpan.FromSeconds(1), wire, ct);
        await table.CommitAsync(Partition, [new Change.Delete(instance.InstanceId)], ct);
    }

    /// <summary>No other instance can have taken this one for dead since its last beat.</summary>
    bool IsInTime()
    {
        lock (_gate)
            return !_alive.IsEmpty && IsFresh();
    }

    bool IsFresh() => Elapsed < _until && wire.GetUtcNow() < _untilOnClock;

    /// <param name="Version">The version of its row.</param>
    /// <param name="At">When that was first seen, on this instance's own clock.</param>
    sealed record LastBeat(string? Version, TimeSpan At);
}
