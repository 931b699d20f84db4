using System.Collections.Immutable;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;

namespace CoachBot.Core.RateLimiting;

/// <summary>
/// The instances that share a store, as their heartbeats tell: partition <c>crew</c>, row the instance.
/// </summary>
/// <remarks>
/// Together they stay within a limit, because everybody who sends is seen by everybody who sends. A beat is written
/// first and the others read after it; whoever has not beaten for a while sends nothing, well before others take it for
/// dead; and a newcomer, or one that was silent for too long, waits until everybody who had not seen it has either
/// looked again or fallen silent. Whether another lives is told by its row changing, measured on one's own clock: what
/// the machines' clocks say of the time is of no account. A call may be on its way for a second.
/// </remarks>
public sealed class ClusterMembership(IEntityTable table, ProcessInstance instance, TimeProvider wire)
{
    public const string Partition = "crew";

    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(5);

    /// <summary>For how long others count an instance after its beat.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromSeconds(15);

    /// <summary>
    /// So much earlier it falls silent itself: a call may be on its way, and then its second must have passed.
    /// </summary>
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    /// <summary>Rows of the dead are taken away after so long.</summary>
    static readonly TimeSpan Buried = TimeSpan.FromMinutes(5);

    readonly Lock _gate = new();
    readonly long _startedAt = wire.GetTimestamp();
    ImmutableArray<string> _alive = [];
    ImmutableDictionary<string, Heard> _heard = ImmutableDictionary<string, Heard>.Empty;
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

    /// <summary>Whether anybody is at work on a store that several may share, as their heartbeats tell.</summary>
    /// <exception cref="StoreUnavailableException">The store does not tell.</exception>
    public static async Task<bool> IsAtWorkAsync(IEntityReader store, DateTimeOffset now, CancellationToken ct) =>
        (await store.QueryAsync(Partition, RowRange.All, null, ct)).Any(row => row.Moment("aliveUntil") > now);

    /// <summary>This instance's part of a limit, now.</summary>
    /// <returns>Zero: it may not send.</returns>
    public int ShareOf(int limit)
    {
        lock (_gate)
        {
            return !_alive.IsEmpty && Elapsed >= _from && IsFresh()
                ? MembershipShare.Of(limit, _alive, instance.InstanceId, wire.GetUtcNow())
                : 0;
        }
    }

    /// <summary>Says that this instance is alive, and looks who else is.</summary>
    /// <exception cref="StoreUnavailableException">
    /// Nobody was told, as far as known; the last beat counts for a while longer.
    /// </exception>
    public async Task BeatAsync(CancellationToken ct)
    {
        var (began, beganOnClock) = (Elapsed, wire.GetUtcNow());
        var beat = new Entity(Partition, instance.InstanceId).With("aliveUntil", beganOnClock + Validity);
        await table.CommitAsync(Partition, [new Change.Upsert(beat)], ct);
        var (told, inTime) = (Elapsed, IsInTime());

        var rows = await table.QueryAsync(Partition, RowRange.All, null, ct);
        var heardAt = Elapsed;
        lock (_gate)
        {
            _from = inTime ? _from : told + Validity;
            (_until, _untilOnClock) = (began + Validity - Margin, beganOnClock + Validity - Margin);
            _heard = rows.ToImmutableDictionary(row => row.Row, row =>
                _heard.TryGetValue(row.Row, out var heard) && heard.Version == row.Version
                    ? heard
                    : new Heard(row.Version, heardAt));
            _alive = [.. _heard
                .Where(other => other.Key == instance.InstanceId || heardAt - other.Value.At < Validity)
                .Select(other => other.Key)];
        }

        foreach (var dead in rows.Where(row => heardAt - _heard[row.Row].At > Buried))
            await table.CommitAsync(Partition, [new Change.Delete(dead.Row, dead.Version)], ct);
    }

    /// <summary>
    /// Takes this instance from the crew. To be called when its last call has left; takes a second, since others take
    /// over its part at once.
    /// </summary>
    public async Task LeaveAsync(CancellationToken ct)
    {
        lock (_gate)
            _alive = [];
        await Task.Delay(TimeSpan.FromSeconds(1), wire, ct);
        await table.CommitAsync(Partition, [new Change.Delete(instance.InstanceId)], ct);
    }

    /// <summary>Nobody can have taken it for dead since its last beat.</summary>
    bool IsInTime()
    {
        lock (_gate)
            return !_alive.IsEmpty && IsFresh();
    }

    bool IsFresh() => Elapsed < _until && wire.GetUtcNow() < _untilOnClock;

    /// <param name="Version">What the store called its row's state.</param>
    /// <param name="At">When that was first seen, on this instance's own clock.</param>
    sealed record Heard(string? Version, TimeSpan At);
}
