using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Runs the turns that are due, and signals what a crash left pending.</summary>
/// <remarks>
/// Each due addressee gets a recovery timer first, so that the messages of the turn are looked at again even if this
/// process ends. A due row is removed when its time is no longer in the addressee's plan; until then the next sweep
/// meets it again. A due row that the plan does not know is a leftover and runs no turn. A sweep waits for no delivery,
/// and no fault of one addressee or shard stops the others.
/// </remarks>
public sealed class DueSweep(DueIndex due, TurnRunner turns, RecoveryTimers recovery, Clocks clocks, IEngineLog log)
    : ISweep
{
    /// <summary>Turns run at once.</summary>
    const int Abreast = 16;

    /// <summary>
    /// After so many shards in a row that the store does not answer for, the rest is left to the next sweep.
    /// </summary>
    const int Unanswered = 3;

    readonly Lock _reporting = new();
    readonly bool[] _swept = new bool[DueIndex.Shards];
    DateTimeOffset _lagSince = DateTimeOffset.MinValue;

    /// <summary>
    /// How late the oldest timer was for which the last sweep ran a turn, on the coaching clock; zero: none was.
    /// </summary>
    /// <remarks>Where sweeps of single parts follow each other, it is the worst of a sweep interval.</remarks>
    public TimeSpan Lag { get; private set; }

    public Task SweepAsync(CancellationToken ct) => SweepAsync(ShardRange.All, ct);

    public async Task SweepAsync(ShardRange shards, CancellationToken ct)
    {
        var now = clocks.People.GetUtcNow();
        var wire = clocks.Wire.GetUtcNow();
        var (lag, unanswered) = (TimeSpan.Zero, 0);
        for (var shard = shards.From; shard < shards.Until && unanswered < Unanswered; shard++)
        {
            try
            {
                // The first sweep of a process takes all recovery timers at once: they are of an earlier process.
                var recoverUntil = wire + (_swept[shard] ? TimeSpan.Zero : TimeSpan.FromMinutes(2));
                var late = await SweepAsync(shard, await due.DueAsync(shard, now, recoverUntil, ct), now, ct);
                lag = late > lag ? late : lag;
                unanswered = 0;
                _swept[shard] = true;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                unanswered = e is StoreUnavailableException ? unanswered + 1 : 0;
                log.SweepFailed(e);
            }
        }

        Report(shards, lag, now);
    }

    void Report(ShardRange shards, TimeSpan lag, DateTimeOffset now)
    {
        lock (_reporting)
        {
            if (shards != ShardRange.All && lag < Lag && now < _lagSince + clocks.SweepEvery)
                return;

            _lagSince = now;
            Instruments.SweepLag(Lag = lag);
        }
    }

    /// <returns>How late the oldest timer was for which a turn was run.</returns>
    async Task<TimeSpan> SweepAsync(int shard, ImmutableArray<Entity> rows, DateTimeOffset now, CancellationToken ct)
    {
        var latest = 0L;
        foreach (var some in rows.GroupBy(row => row.Text("addressee") ?? "").Chunk(IEntityTable.MaxRows))
        {
            string[] dueNow = [.. some.Where(rows => rows.Any(IsTimer)).Select(rows => rows.Key)];
            var recoveryAt = await recovery.SetAsync(shard, dueNow, ct);
            var done = new ConcurrentBag<Entity>();
            await Parallel.ForEachAsync(
                some,
                new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = ct },
                async (addressee, ct) =>
                {
                    foreach (var row in addressee)
                    {
                        if (await VisitAsync(addressee.Key, row, recoveryAt, done, ct) && row.Moment("dueAt") is { } at)
                            Raise(ref latest, (now - at).Ticks);
                    }
                });
            await due.RemoveAsync(done, ct);
        }

        return new TimeSpan(latest);
    }

    static void Raise(ref long latest, long ticks)
    {
        for (var seen = Volatile.Read(ref latest); ticks > seen;)
            seen = Interlocked.CompareExchange(ref latest, ticks, seen) is var was && was == seen ? ticks : was;
    }

    /// <param name="recoveryAt">When the addressee's recovery timer is due.</param>
    /// <param name="done">Gets the row if its work is done.</param>
    /// <returns><c>true</c>: the row was a timer that is due, and a turn was run.</returns>
    async Task<bool> VisitAsync(
        string partition, Entity row, DateTimeOffset recoveryAt, ConcurrentBag<Entity> done, CancellationToken ct)
    {
        var isTaken = false;
        try
        {
            bool isDone;
            if (row.Text("kind") is { } kind && row.Moment("dueAt") is { } at)
            {
                (isTaken, var state) = await turns.TakeTimerAsync(
                    partition, new TurnEvent.TimerDue(kind, at), recoveryAt, ct);
                isDone = !state.IsPlanned(kind, at) && (isTaken || recovery.IsLeftover(row, at));
            }
            else
                isDone = await turns.BetweenTurnsAsync(partition, () => recovery.IsOverAsync(partition, row, ct), ct);

            if (isDone)
                done.Add(row);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.SweepFailed(e);
        }

        return isTaken;
    }

    static bool IsTimer(Entity row) => row.Text("kind") is not null;
}
