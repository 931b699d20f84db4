using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Runs the turns whose moment came, and wakes the sender for what a crash left owed.</summary>
/// <remarks>
/// A due row is removed last, when its moment is no longer in the head's plan and nothing is owed; until then the next
/// sweep meets it again. What the plan does not know is a leftover and goes unsent.
/// </remarks>
public sealed class DueSweep(IEntityTable table, DueIndex due, TurnRunner turns, Ledger ledger, EngineRim rim)
    : ISweep
{
    /// <summary>Turns run at once.</summary>
    const int Abreast = 16;

    bool _swept;

    public async Task SweepAsync(CancellationToken ct)
    {
        var now = rim.Clocks.People.GetUtcNow();
        // What an earlier life of this process left is woken at once, not at the end of its minute.
        var wire = rim.Clocks.Wire.GetUtcNow() + (_swept ? TimeSpan.Zero : TimeSpan.FromMinutes(2));
        var lag = TimeSpan.Zero;
        for (var shard = 0; shard < DueIndex.Shards; shard++)
        {
            var rows = new List<Entity>();
            await foreach (var row in due.DueAsync(shard, now, wire, ct))
                rows.Add(row);

            var oldest = rows.Min(row => row.Moment("dueAt"));
            lag = now - (oldest ?? now) is var late && late > lag ? late : lag;
            await Parallel.ForEachAsync(
                rows.GroupBy(row => row.Text("addressee")!),
                new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = ct },
                async (addressee, ct) => await VisitAsync(addressee.Key, addressee, ct));
        }

        _swept = true;
        Instruments.SweepLag(lag);
    }

    async Task VisitAsync(string partition, IEnumerable<Entity> rows, CancellationToken ct)
    {
        try
        {
            foreach (var row in rows)
                await VisitAsync(partition, row, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            rim.Log.SweepFailed(e);
        }
    }

    async Task VisitAsync(string partition, Entity row, CancellationToken ct)
    {
        var head = await table.GetAsync(partition, Head.RowKey, ct) is { } found ? new Head(found) : null;
        if (row.Text("kind") is { } kind && row.Moment("dueAt") is { } at
            && head is not null && head.Plan.TryGetValue(kind, out var planned) && planned == at)
        {
            await turns.TakeAsync(partition, new Happening.Came(kind, at), seenId: null, ct);
            return;
        }

        var owed = await table.QueryAsync(partition, RowRange.Prefix(Ledger.OwedPrefix), 1, ct);
        if (owed.IsEmpty)
            await due.RemoveAsync(row, ct);
        else
            ledger.Signal(partition);
    }
}
