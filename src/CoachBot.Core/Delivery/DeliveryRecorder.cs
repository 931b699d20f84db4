using System.Collections.Immutable;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Writes the results of deliveries to the pending rows.</summary>
sealed class DeliveryRecorder(IEntityTable table, TimeProvider wire, IEngineLog log)
{
    /// <summary>After so many faults of the program on one row it is given up.</summary>
    const int MostFaults = 5;

    static readonly TimeSpan AfterUnknown = TimeSpan.FromSeconds(1);
    static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(20);

    /// <summary>A message that no platform took for so long is given up: it speaks of another week by then.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    DateTimeOffset Now => wire.GetUtcNow();

    public bool IsTooOld(Entity row) => row.Moment("owedAt") + Patience < Now;

    /// <summary>Deletes the last row and releases the sending lease, if no turn was taken since.</summary>
    /// <param name="release">The changes that release the lease.</param>
    /// <returns><c>false</c>: a turn was taken; the row is deleted, the lease is not released.</returns>
    public Task<bool> LastDoneAsync(
        Entity row, DeliveryResult.Done done, IEnumerable<Change> release, CancellationToken ct) =>
        DeleteAsync(row, done, [.. release], isLast: true, ct);

    /// <summary>Deletes the row; the messages that follow become pending in the same commit.</summary>
    /// <returns><c>false</c>, always: more may be pending.</returns>
    public Task<bool> DoneAsync(Entity row, DeliveryResult.Done done, CancellationToken ct) =>
        DeleteAsync(row, done, [], isLast: false, ct);

    /// <summary>Tries again after the wait that the platform asked for, or after a back-off.</summary>
    public Task<DrainStep> LaterAsync(Entity row, TimeSpan? asked, CancellationToken ct)
    {
        var waits = row.Number("waits") ?? 0;
        return PutOffAsync(
            row.With("waits", waits + 1), BackOff.After(asked, waits, Random.Shared.NextDouble()), ct);
    }

    /// <summary>Tries again; the call that may have arrived stays marked.</summary>
    public Task<DrainStep> UnknownAsync(Entity row, CancellationToken ct) =>
        PutOffAsync(row, AfterUnknown, ct, DeliveryAttempts.NotKnown);

    /// <summary>Replaces the row's message.</summary>
    public async Task<DrainStep> InsteadAsync(Entity row, DeliveryResult.Instead instead, CancellationToken ct)
    {
        var first = DeliveryAttempts.Reset(TurnCommitter.Write(row, instead.Message));
        await WriteAsync(row.Partition, [new Change.Replace(first), .. After(row, instead.Further)], ct);
        return new DrainStep.Again();
    }

    /// <summary>Tries again after a fault of the program; after five, gives the row up.</summary>
    public async Task<DrainStep> FaultedAsync(Entity row, CancellationToken ct)
    {
        var faults = (row.Number("faults") ?? 0) + 1;
        return faults >= MostFaults
            ? await GiveUpAsync(row, "faults", ct)
            : await PutOffAsync(row.With("faults", faults), AfterFault, ct);
    }

    /// <param name="caller">The process that may be calling; <c>null</c>: none is.</param>
    public async Task<DrainStep> PutOffAsync(Entity row, TimeSpan wait, CancellationToken ct, string? caller = null)
    {
        var put = DeliveryAttempts.Marked(row, caller).With("notBefore", wait > TimeSpan.Zero ? Now + wait : null);
        await WriteAsync(row.Partition, [new Change.Replace(put)], ct);
        return wait > TimeSpan.Zero ? new DrainStep.Wait(wait) : new DrainStep.Again();
    }

    /// <summary>Deletes a row that will not be delivered.</summary>
    public async Task<DrainStep> GiveUpAsync(
        Entity row, string reason, CancellationToken ct, params ImmutableArray<OutboxMessage> further)
    {
        log.GivenUp(row.Partition, reason);
        Instruments.Count(Counter.GivenUp);
        await WriteAsync(row.Partition, [new Change.Delete(row.Row), .. After(row, further)], ct);
        return new DrainStep.Again();
    }

    /// <returns><c>true</c>: the last row is deleted and the lease released.</returns>
    async Task<bool> DeleteAsync(
        Entity row, DeliveryResult.Done done, ImmutableArray<Change> release, bool isLast, CancellationToken ct)
    {
        try
        {
            ImmutableArray<Change> changes =
                [new Change.Delete(row.Row), .. done.Kept, .. After(row, done.Further)];
            if (isLast && await WriteAsync(row.Partition, [.. changes, .. release], ct))
                return true;

            await WriteAsync(row.Partition, changes, ct);
        }
        catch (ArgumentException e)
        {
            // A fault of the program may refuse the rows to keep; the message is delivered all the same.
            log.DeliveryFailed(e, row.Partition);
            await WriteAsync(row.Partition, [new Change.Delete(row.Row), .. After(row, done.Further)], ct);
        }

        return false;
    }

    /// <summary>The messages that follow: right after this row, before all rows behind it.</summary>
    IEnumerable<Change> After(Entity row, ImmutableArray<OutboxMessage> messages) => messages.Select((message, i) =>
        new Change.Insert(
            TurnCommitter.Write(new(row.Partition, $"{row.Row}+{i:D2}"), message).With("owedAt", Now)));

    /// <summary>
    /// Writes the result of a call, and tries until the store takes it: only this process knows the result.
    /// </summary>
    /// <returns><c>false</c>: refused, nothing was written.</returns>
    async Task<bool> WriteAsync(string partition, ImmutableArray<Change> changes, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await table.CommitAsync(partition, changes, CancellationToken.None) is CommitOutcome.Committed;
            }
            catch (StoreUnavailableException e) when (!ct.IsCancellationRequested)
            {
                log.DeliveryFailed(e, partition);
                await Task.Delay(AfterUnknown, wire, ct);
            }
        }
    }
}
