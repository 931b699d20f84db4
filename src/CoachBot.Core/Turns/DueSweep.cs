using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Runs the turns whose moment came, and wakes the sender for what a crash left owed.</summary>
/// <remarks>
/// A due row is removed last, when its moment is no longer in the head's plan and nothing is owed; until then the next
/// sweep meets it again. What the plan does not know is a leftover and goes unsent. Nothing here waits for a delivery,
/// and no fault of one addressee or shard stops the others.
/// </remarks>
public sealed class DueSweep(IEntityTable table, DueIndex due, TurnRunner turns, Ledger ledger, EngineRim rim)
    : ISweep
{
    /// <summary>Turns run at once.</summary>
    const int Abreast = 16;

    /// <summary>
    /// After so many shards in a row that the store does not tell, the rest is left to the next sweep.
    /// </summary>
    const int Unanswered = 3;

    /// <summary>Where others use the store, a row so young may belong to a turn about to be committed.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    readonly Lock _telling = new();
    readonly bool[] _swept = new bool[DueIndex.Shards];
    DateTimeOffset _lagSince = DateTimeOffset.MinValue;

    /// <summary>How late the oldest was for which the last sweep ran a turn, on the coaching clock.</summary>
    /// <remarks>Where sweeps of single parts follow each other, it is the worst of a sweep interval.</remarks>
    public TimeSpan Lag { get; private set; }

    public Task SweepAsync(CancellationToken ct) => SweepAsync(ShardRange.All, ct);

    public async Task SweepAsync(ShardRange shards, CancellationToken ct)
    {
        var now = rim.Clocks.People.GetUtcNow();
        var wire = rim.Clocks.Wire.GetUtcNow();
        var (lag, unanswered) = (TimeSpan.Zero, 0);
        for (var shard = shards.From; shard < shards.Until && unanswered < Unanswered; shard++)
        {
            try
            {
                // What an earlier life of this process left is woken at once, not at the end of its minute.
                var wakes = wire + (_swept[shard] ? TimeSpan.Zero : TimeSpan.FromMinutes(2));
                var late = await SweepAsync(await due.DueAsync(shard, now, wakes, ct), now, ct);
                lag = late > lag ? late : lag;
                unanswered = 0;
                _swept[shard] = true;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                unanswered = e is StoreUnavailableException ? unanswered + 1 : 0;
                rim.Log.SweepFailed(e);
            }
        }

        Tell(shards, lag, now);
    }

    void Tell(ShardRange shards, TimeSpan lag, DateTimeOffset now)
    {
        lock (_telling)
        {
            if (shards != ShardRange.All && lag < Lag && now < _lagSince + rim.Clocks.SweepEvery)
                return;

            _lagSince = now;
            Instruments.SweepLag(Lag = lag);
        }
    }

    /// <returns>How late the oldest was for which a turn was run.</returns>
    async Task<TimeSpan> SweepAsync(ImmutableArray<Entity> rows, DateTimeOffset now, CancellationToken ct)
    {
        var latest = 0L;
        await Parallel.ForEachAsync(
            rows.GroupBy(row => row.Text("addressee") ?? ""),
            new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = ct },
            async (addressee, ct) =>
            {
                foreach (var row in addressee)
                {
                    if (await VisitAsync(addressee.Key, row, ct) && row.Moment("dueAt") is { } at)
                        Raise(ref latest, (now - at).Ticks);
                }
            });
        return new TimeSpan(latest);
    }

    static void Raise(ref long latest, long ticks)
    {
        for (var seen = Volatile.Read(ref latest); ticks > seen;)
            seen = Interlocked.CompareExchange(ref latest, ticks, seen) is var was && was == seen ? ticks : was;
    }

    /// <returns><c>true</c>: its moment had come, and a turn was run.</returns>
    async Task<bool> VisitAsync(string partition, Entity row, CancellationToken ct)
    {
        try
        {
            if (row.Text("kind") is { } kind && row.Moment("dueAt") is { } at
                && await turns.TakeAsync(partition, new Happening.Came(kind, at), seenId: null, ct))
                return true;

            await turns.BetweenTurnsAsync(partition, () => LeaveAsync(partition, row, ct), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            rim.Log.SweepFailed(e);
        }

        return false;
    }

    /// <summary>Removes a row whose work is done; wakes the sender for one whose work is still owed.</summary>
    async Task LeaveAsync(string partition, Entity row, CancellationToken ct)
    {
        if (!(await table.QueryAsync(partition, RowRange.Prefix(Ledger.OwedPrefix), 1, ct)).IsEmpty)
            ledger.Signal(partition);
        else if (await IsLeftoverAsync(partition, row, ct))
            await due.RemoveAsync(row, ct);
    }

    async Task<bool> IsLeftoverAsync(string partition, Entity row, CancellationToken ct)
    {
        if (row.Moment("wakeAt") is { } wakeAt)
            return await IsNoLongerCountedOnAsync(partition, wakeAt, ct);

        return row.Text("kind") is not { } kind || row.Moment("dueAt") is not { } at
            || ((ledger.IsAlone || at <= rim.Clocks.People.GetUtcNow() - Grace)
                && !(await table.GetAsync(partition, Head.RowKey, ct) is { } head
                    && new Head(head).Plan.TryGetValue(kind, out var planned) && planned == at));
    }

    /// <summary>
    /// The head says that a wake row stands until its moment: before it, turns count on it. A turn elsewhere may have
    /// read that and not be committed yet; the head is written first, which turns it back.
    /// </summary>
    async Task<bool> IsNoLongerCountedOnAsync(string partition, DateTimeOffset wakeAt, CancellationToken ct)
    {
        var now = rim.Clocks.Wire.GetUtcNow();
        if (wakeAt > now || ledger.IsAlone)
            return wakeAt <= now;

        if (await table.GetAsync(partition, Head.RowKey, ct) is not { } found || new Head(found).WakeAt != wakeAt)
            return wakeAt <= now - Grace;

        var unwoken = found.With("wakeAt", (DateTimeOffset?)null);
        return await table.CommitAsync(partition, [new Change.Replace(unwoken)], ct) is CommitOutcome.Committed;
    }
}
