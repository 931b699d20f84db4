using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Runs the turns whose moment came, and wakes the sender for what a crash left owed.</summary>
/// <remarks>
/// Whoever is due gets a wake row first, so that what their turns owe is met again whatever becomes of this process. A
/// due row is removed when its moment is no longer in the head's plan; until then the next sweep meets it again. What
/// the plan does not know is a leftover and goes unsent. Nothing here waits for a delivery, and no fault of one
/// addressee or shard stops the others.
/// </remarks>
public sealed class DueSweep(
    IEntityTable table, DueIndex due, TurnRunner turns, TurnCommitter ledger, EngineServices rim)
    : ISweep
{
    /// <summary>Turns run at once.</summary>
    const int Abreast = 16;

    /// <summary>
    /// After so many shards in a row that the store does not tell, the rest is left to the next sweep.
    /// </summary>
    const int Unanswered = 3;

    /// <summary>
    /// Where others use the store, a row so young may belong to a turn about to be committed: longer than the store is
    /// waited for from a plan to its commit.
    /// </summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

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
                var late = await SweepAsync(shard, await due.DueAsync(shard, now, wakes, ct), now, ct);
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
    async Task<TimeSpan> SweepAsync(int shard, ImmutableArray<Entity> rows, DateTimeOffset now, CancellationToken ct)
    {
        var latest = 0L;
        foreach (var some in rows.GroupBy(row => row.Text("addressee") ?? "").Chunk(IEntityTable.MaxRows))
        {
            var wakesAt = await WakeAsync(shard, some, ct);
            var done = new ConcurrentBag<Entity>();
            await Parallel.ForEachAsync(
                some,
                new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = ct },
                async (addressee, ct) =>
                {
                    foreach (var row in addressee)
                    {
                        if (await VisitAsync(addressee.Key, row, wakesAt, done, ct) && row.Moment("dueAt") is { } at)
                            Raise(ref latest, (now - at).Ticks);
                    }
                });
            await due.RemoveAsync(done, ct);
        }

        return new TimeSpan(latest);
    }

    /// <summary>In one commit, so that none of their turns has to: whoever is due is looked at again.</summary>
    async Task<DateTimeOffset> WakeAsync(
        int shard, IEnumerable<IGrouping<string, Entity>> some, CancellationToken ct)
    {
        var at = rim.Clocks.Wire.GetUtcNow() + TurnCommitter.WakeWithin;
        string[] comes = [.. some.Where(rows => rows.Any(IsDue)).Select(rows => rows.Key)];
        if (comes.Length > 0)
            await due.WakeAsync(shard, comes, at, ct);
        return at;
    }

    static void Raise(ref long latest, long ticks)
    {
        for (var seen = Volatile.Read(ref latest); ticks > seen;)
            seen = Interlocked.CompareExchange(ref latest, ticks, seen) is var was && was == seen ? ticks : was;
    }

    /// <param name="wakesAt">When the addressee is looked at again.</param>
    /// <param name="done">Gets the row if its work is done.</param>
    /// <returns><c>true</c>: its moment had come, and a turn was run.</returns>
    async Task<bool> VisitAsync(
        string partition, Entity row, DateTimeOffset wakesAt, ConcurrentBag<Entity> done, CancellationToken ct)
    {
        var isTaken = false;
        try
        {
            bool isDone;
            if (row.Text("kind") is { } kind && row.Moment("dueAt") is { } at)
            {
                (isTaken, var head) = await turns.MeetAsync(partition, new TurnEvent.TimerDue(kind, at), wakesAt, ct);
                isDone = !head.IsPlanned(kind, at) && (isTaken || IsLeftover(row, at));
            }
            else
                isDone = await turns.BetweenTurnsAsync(partition, () => IsOverAsync(partition, row, ct), ct);

            if (isDone)
                done.Add(row);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            rim.Log.SweepFailed(e);
        }

        return isTaken;
    }

    /// <summary>Nobody is about to commit the turn that planned it.</summary>
    bool IsLeftover(Entity row, DateTimeOffset at) =>
        ledger.IsAlone || (row.Moment("plannedAt") ?? at) <= rim.Clocks.Wire.GetUtcNow() - Grace;

    /// <summary>
    /// A wake row's work is done when nothing is owed and no turn counts on it; where something is, the sender is told.
    /// </summary>
    async Task<bool> IsOverAsync(string partition, Entity row, CancellationToken ct)
    {
        var found = await table.GetAsync(partition, AddresseeState.RowKey, ct);
        if (found is not null && !new AddresseeState(found).IsSettled
            && !(await table.QueryAsync(partition, RowRange.Prefix(TurnCommitter.OwedPrefix), 1, ct)).IsEmpty)
        {
            ledger.Signal(partition);
            return false;
        }

        return row.Moment("wakeAt") is not { } at || await IsNoLongerCountedOnAsync(found, at, ct);
    }

    /// <summary>
    /// The head says that a wake row stands until its moment: before it, turns count on it. A turn elsewhere may have
    /// read that and not be committed yet; the head is written first, which turns it back. What the head does not say
    /// is counted on by nobody but a turn that wrote it a minute ago.
    /// </summary>
    async Task<bool> IsNoLongerCountedOnAsync(Entity? found, DateTimeOffset wakeAt, CancellationToken ct)
    {
        if (wakeAt > rim.Clocks.Wire.GetUtcNow())
            return false;
        if (ledger.IsAlone || found is null || new AddresseeState(found).WakeAt != wakeAt)
            return true;

        var unwoken = found.With("wakeAt", (DateTimeOffset?)null);
        return await table.CommitAsync(found.Partition, [new Change.Replace(unwoken)], ct) is CommitOutcome.Committed;
    }

    static bool IsDue(Entity row) => row.Text("kind") is not null;
}
