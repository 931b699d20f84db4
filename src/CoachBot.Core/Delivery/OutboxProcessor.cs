using System.Collections.Immutable;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Does what an addressee is owed, in order, and forgets each thing once it is done.</summary>
/// <remarks>
/// Things are done one after another. A message is marked as perhaps on the wire (column <c>life</c>: by whom) right
/// before its call and for as long as its outcome is not known, no longer: what the platform did not take is put off
/// unmarked, with nothing held meanwhile. What may have arrived is sent once more and never a third time; what is known
/// not to have arrived is tried again without counting.
/// </remarks>
public sealed class OutboxProcessor(
    IEntityTable table, DeliveryHandler dispatcher, ProcessInstance instance, EngineServices rim)
{
    /// <summary>Faults of ours on one row before it is given up.</summary>
    const int MostFaults = 5;

    /// <summary>
    /// A call that is out when the process is to stop has so long to come back: given up at once it might have arrived
    /// all the same, and the next life would send it again.
    /// </summary>
    public static readonly TimeSpan LastCall = TimeSpan.FromSeconds(4);

    static readonly TimeSpan AfterUnknown = TimeSpan.FromSeconds(1);
    static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(20);

    /// <summary>What nobody took for so long is given up: by then it speaks of another week.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    readonly SendingLease _lease = new(table, instance, rim.Clocks.Wire);

    DateTimeOffset Now => rim.Clocks.Wire.GetUtcNow();

    /// <summary>Does everything an addressee is owed.</summary>
    /// <returns>When to look again; <c>null</c>: nothing is owed.</returns>
    /// <exception cref="StoreUnavailableException">Something may still be owed.</exception>
    public async Task<TimeSpan?> DrainAsync(WorkItem signal, CancellationToken ct)
    {
        using var way = new DrainContext(signal);
        while (true)
        {
            var step = await StepAsync(way, ct);
            if (step is not DrainStep.Queue)
                way.Known = null;
            switch (step)
            {
                case DrainStep.Ended:
                    return null;
                case DrainStep.Wait { For: var time }:
                    // Timers cut off parts of a millisecond: whoever comes too early would come again and again.
                    return TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
                case DrainStep.Queue { Tenant: var tenant }:
                    // No lease is held meanwhile: thousands may stand in a line.
                    way.Take(await dispatcher.EnterAsync(tenant, ct));
                    break;
            }
        }
    }

    async Task<DrainStep> StepAsync(DrainContext way, CancellationToken ct)
    {
        if ((way.Known?.Head.Row ?? await table.GetAsync(way.Partition, AddresseeState.RowKey, ct)) is not { } found)
            return new DrainStep.Ended();

        var head = new AddresseeState(found);
        if (_lease.OfAnother(head) is { } leased)
            return new DrainStep.Wait(leased);

        var owed = way.Known?.Rows
            ?? await table.QueryAsync(way.Partition, RowRange.Prefix(TurnCommitter.OwedPrefix), 2, ct);
        if (owed is not [var row, ..])
            return await _lease.LetGoAsync(head, ct) ? new DrainStep.Ended() : new DrainStep.Again();
        way.IsLast = owed.Length == 1;
        if (row.Moment("notBefore") - Now is { Ticks: > 0 } early)
            return new DrainStep.Wait(early);

        way.Row = DeliveryAttempts.Counted(row, instance.InstanceId);
        try
        {
            return await TakeAsync(way, head, row, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not StoreUnavailableException)
        {
            rim.Log.DeliveryFailed(e, way.Partition);
            return await FaultedAsync(way.Row, ct);
        }
    }

    /// <summary>Does what the row asks for, once there is a place for its call.</summary>
    async Task<DrainStep> TakeAsync(DrainContext way, AddresseeState head, Entity row, CancellationToken ct)
    {
        var (owe, counted) = (TurnCommitter.Read(row), way.Row!);
        if (DeliveryAttempts.AreSpent(counted, owe))
            return await GiveUpAsync(head, counted, owe, "may have arrived twice", ct);

        var tenant = PlatformCall.TenantOf(owe, head);
        if (tenant is not null)
        {
            if (await dispatcher.ReadyAsync(owe, head, ct) is { } not)
                return await SettleAsync(head, counted, owe, not, ct);
            if (!way.HasPlaceOf(tenant) && !way.Take(dispatcher.TryEnter(tenant)))
                return new DrainStep.Queue(tenant);
        }

        var isSeen = tenant is not null && PlatformCall.IsSeen(owe, head);
        var marked = isSeen ? counted.With("life", instance.InstanceId) : counted;
        if (await _lease.HoldAsync(head, row, marked, ct) is not var (held, fresh))
            return new DrainStep.Again();

        way.Row = fresh;
        var dispatch = await CallAsync(owe, held, way.Place, ct);
        return dispatch is DeliveryResult.Done done
            ? await FinishAsync(way, held, owe, done, ct)
            : await SettleAsync(held, fresh, owe, dispatch, ct);
    }

    /// <summary>Does it, and keeps the lease while it takes time.</summary>
    async Task<DeliveryResult> CallAsync(
        OutboxMessage owe, AddresseeState head, RateLimitLease? place, CancellationToken ct)
    {
        using var timely = new CancellationTokenSource(Timeout.InfiniteTimeSpan, rim.Clocks.Wire);
        using var stopping = ct.Register(() => timely.CancelAfter(LastCall));
        try
        {
            var call = dispatcher.DoAsync(owe, head, place, timely.Token);
            await _lease.KeepAsync(head.Partition, call, ct);
            return await call;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new DeliveryResult.Unknown("timeout");
        }
    }

    async Task<DrainStep> SettleAsync(
        AddresseeState head, Entity row, OutboxMessage owe, DeliveryResult dispatch, CancellationToken ct)
    {
        switch (dispatch)
        {
            case DeliveryResult.Later when row.Moment("owedAt") + Patience < Now:
                return await GiveUpAsync(head, row, owe, "too old", ct);
            case DeliveryResult.Later { After: var asked }:
                var waits = row.Number("waits") ?? 0;
                return await PutOffAsync(
                    row.With("waits", waits + 1), BackOff.After(asked, waits, Random.Shared.NextDouble()), ct);
            case DeliveryResult.Held:
                return await PutOffAsync(row, TimeSpan.Zero, ct);
            case DeliveryResult.Unknown:
                return await PutOffAsync(row, AfterUnknown, ct, DeliveryAttempts.NotKnown);
            case DeliveryResult.Instead instead:
                var first =
                    TurnCommitter.Write(row, instead.Owed).With("mayHaveArrived", 0L).With("life", (string?)null);
                await WriteAsync(row.Partition, [new Change.Replace(first), .. After(row, instead.Further)], ct);
                return new DrainStep.Again();
            case DeliveryResult.Never never:
                return await GiveUpAsync(head, row, owe, never.Reason, ct);
            default:
                return new DrainStep.Again();
        }
    }

    /// <summary>
    /// Writes that it is done. After the last one the lease goes with it, if nobody took a turn since.
    /// </summary>
    async Task<DrainStep> FinishAsync(
        DrainContext way, AddresseeState held, OutboxMessage owe, DeliveryResult.Done done, CancellationToken ct)
    {
        var (row, isEnd) = (way.Row!, false);
        try
        {
            ImmutableArray<Change> changes =
                [new Change.Delete(row.Row), .. done.Kept, .. After(row, done.Further)];
            isEnd = way.IsLast && done.Further.IsEmpty
                && await WriteAsync(way.Partition, [.. changes, .. _lease.Freed(held)], ct);
            if (!isEnd)
                await WriteAsync(way.Partition, changes, ct);
        }
        catch (ArgumentException e)
        {
            // What is to be kept may be refused for a fault of ours; what was done is done all the same.
            rim.Log.DeliveryFailed(e, way.Partition);
            await WriteAsync(way.Partition, [new Change.Delete(row.Row), .. After(row, done.Further)], ct);
        }

        if (owe is OutboxMessage.Say or OutboxMessage.ShowView or OutboxMessage.OpenForm)
            Instruments.Count("sent");
        if (owe is OutboxMessage.Say or OutboxMessage.ShowView && DeliveryAttempts.Any(row))
            Instruments.Count("sent_twice");
        return isEnd ? new DrainStep.Ended() : new DrainStep.Again();
    }

    /// <summary>What is owed from now on: right after this row, before all that was owed later.</summary>
    IEnumerable<Change> After(Entity row, ImmutableArray<OutboxMessage> owed) => owed.Select((owe, i) =>
        new Change.Insert(TurnCommitter.Write(new(row.Partition, $"{row.Row}+{i:D2}"), owe).With("owedAt", Now)));

    async Task<DrainStep> FaultedAsync(Entity row, CancellationToken ct)
    {
        var faults = (row.Number("faults") ?? 0) + 1;
        return faults >= MostFaults
            ? await ForgetAsync(row, "faults", ct)
            : await PutOffAsync(row.With("faults", faults), AfterFault, ct);
    }

    /// <param name="life">Who may be calling; <c>null</c>: nobody.</param>
    async Task<DrainStep> PutOffAsync(Entity row, TimeSpan wait, CancellationToken ct, string? life = null)
    {
        var put = row.With("life", life).With("notBefore", wait > TimeSpan.Zero ? Now + wait : null);
        await WriteAsync(row.Partition, [new Change.Replace(put)], ct);
        return wait > TimeSpan.Zero ? new DrainStep.Wait(wait) : new DrainStep.Again();
    }

    /// <summary>What may have been read for all that is told to those whom it would have been told to.</summary>
    async Task<DrainStep> GiveUpAsync(
        AddresseeState head, Entity row, OutboxMessage owe, string reason, CancellationToken ct) =>
        await ForgetAsync(row, reason, ct, DeliveryAttempts.Any(row) ? await dispatcher.TellsAsync(owe, head, ct) : []);

    async Task<DrainStep> ForgetAsync(
        Entity row, string reason, CancellationToken ct, params ImmutableArray<OutboxMessage> further)
    {
        rim.Log.GivenUp(row.Partition, reason);
        Instruments.Count("given_up");
        await WriteAsync(row.Partition, [new Change.Delete(row.Row), .. After(row, further)], ct);
        return new DrainStep.Again();
    }

    /// <summary>
    /// Writes what became of a call. As long as this process lives it knows, and nothing else happens before.
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
                rim.Log.DeliveryFailed(e, partition);
                await Task.Delay(AfterUnknown, rim.Clocks.Wire, ct);
            }
        }
    }
}
