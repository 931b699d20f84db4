using System.Text.Json;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Delivers an addressee's pending messages in order, and deletes each once it is delivered.</summary>
/// <remarks>
/// Messages are delivered one after another. A row is marked as perhaps on the wire (column <c>life</c>: by which
/// process) right before its call and for as long as its result is not known, no longer: a message that the platform
/// did not take is put off unmarked, and no lease is held meanwhile. A message that may have arrived is sent once more
/// and never a third time; one that is known not to have arrived is tried again without counting.
/// </remarks>
public sealed class OutboxProcessor(
    IEntityTable table, DeliveryDispatcher dispatcher, ProcessInstance instance, Clocks clocks, IEngineLog log)
{
    /// <summary>
    /// When the process is to stop, a call on the wire has so long to come back: given up at once it might have arrived
    /// all the same, and the next process would send it again.
    /// </summary>
    public static readonly TimeSpan LastCall = TimeSpan.FromSeconds(4);

    readonly SendingLease _lease = new(table, instance, clocks.Wire);
    readonly DeliveryRecorder _recorder = new(table, clocks.Wire, log);

    /// <summary>Delivers all pending messages of an addressee.</summary>
    /// <returns>When to look again, on the machine's clock; <c>null</c>: no message is pending.</returns>
    /// <exception cref="StoreUnavailableException">Messages may still be pending.</exception>
    public async Task<TimeSpan?> DrainAsync(WorkItem signal, CancellationToken ct)
    {
        Tracing.Origin = signal.Origin;
        using var drain = new DrainContext(signal);
        while (true)
        {
            var step = await StepAsync(drain, ct);
            if (step is not DrainStep.Queue)
                drain.Known = null;
            switch (step)
            {
                case DrainStep.Ended:
                    return null;
                case DrainStep.Wait { For: var time }:
                    // Timers cut off parts of a millisecond: a wait that ends too early would be repeated at once.
                    return TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
                case DrainStep.Queue { Tenant: var tenant }:
                    // The addressee's lease is not held meanwhile: thousands may wait in a queue.
                    drain.Take(await dispatcher.EnterAsync(tenant, ct));
                    break;
            }
        }
    }

    async Task<DrainStep> StepAsync(DrainContext drain, CancellationToken ct)
    {
        if ((drain.Known?.State.Row ?? await table.GetAsync(drain.Partition, AddresseeState.RowKey, ct))
            is not { } found)
            return new DrainStep.Ended();

        var state = new AddresseeState(found);
        if (_lease.OfAnother(state) is { } leased)
            return new DrainStep.Wait(leased);

        var pending = drain.Known?.Rows
            ?? await table.QueryAsync(drain.Partition, RowRange.Prefix(TurnCommitter.OwedPrefix), 2, ct);
        if (pending is not [var row, ..])
            return await _lease.ReleaseAsync(state, ct) ? new DrainStep.Ended() : new DrainStep.Again();
        drain.IsLast = pending.Length == 1;
        if (row.Moment("notBefore") - clocks.Wire.GetUtcNow() is { Ticks: > 0 } early)
            return new DrainStep.Wait(early);

        drain.Row = DeliveryAttempts.Counted(row, instance.InstanceId);
        try
        {
            return await DeliverAsync(drain, state, row, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not StoreUnavailableException)
        {
            if (e is JsonException)
                Instruments.Count(Counter.UnknownRow);
            log.DeliveryFailed(e, drain.Partition);
            return await _recorder.FaultedAsync(drain.Row, ct);
        }
    }

    /// <summary>Delivers the row's message, once its call has a lease.</summary>
    async Task<DrainStep> DeliverAsync(DrainContext drain, AddresseeState state, Entity row, CancellationToken ct)
    {
        var (message, counted) = (TurnCommitter.Read(row), drain.Row!);
        var handler = dispatcher.HandlerOf(message);
        if (DeliveryAttempts.Of(counted) >= handler.MostArrivals)
            return await GiveUpAsync(handler, state, counted, message, "may have arrived twice", ct);

        var call = handler.CallOf(message, state);
        if (call is not null)
        {
            if (await dispatcher.ReadyAsync(call, state, ct) is { } not)
                return await SettleAsync(handler, state, counted, message, not, ct);
            if (!drain.HasLeaseOf(call.Tenant) && !drain.Take(dispatcher.TryEnter(call.Tenant)))
                return new DrainStep.Queue(call.Tenant);
        }

        var marked = call is { IsVisible: true } ? DeliveryAttempts.Marked(counted, instance.InstanceId) : counted;
        if (await _lease.AcquireAsync(state, row, marked, ct) is not var (leased, fresh))
            return new DrainStep.Again();

        drain.Row = fresh;
        var result = await CallAsync(message, leased, drain.Lease, ct);
        return result is DeliveryResult.Done done
            ? await FinishAsync(handler, drain, leased, done, ct)
            : await SettleAsync(handler, leased, fresh, message, result, ct);
    }

    /// <summary>Makes the call, and renews the addressee's lease while it takes time.</summary>
    async Task<DeliveryResult> CallAsync(
        OutboxMessage message, AddresseeState state, RateLimitLease? lease, CancellationToken ct)
    {
        using var timely = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clocks.Wire);
        using var stopping = ct.Register(() => timely.CancelAfter(LastCall));
        try
        {
            var call = dispatcher.DeliverAsync(message, state, lease, timely.Token);
            await _lease.RenewWhileAsync(state.Partition, call, ct);
            return await call;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new DeliveryResult.Unknown("timeout");
        }
    }

    async Task<DrainStep> FinishAsync(
        IDeliveryHandler handler, DrainContext drain, AddresseeState state, DeliveryResult.Done done,
        CancellationToken ct)
    {
        var row = drain.Row!;
        var isEnd = drain.IsLast && done.Further.IsEmpty
            ? await _recorder.LastDoneAsync(row, done, _lease.Released(state), ct)
            : await _recorder.DoneAsync(row, done, ct);

        if (handler.IsCounted)
            Instruments.Count(Counter.Sent);
        if (handler.IsCounted && DeliveryAttempts.Any(row))
            Instruments.Count(Counter.SentTwice);
        return isEnd ? new DrainStep.Ended() : new DrainStep.Again();
    }

    async Task<DrainStep> SettleAsync(
        IDeliveryHandler handler, AddresseeState state, Entity row, OutboxMessage message, DeliveryResult result,
        CancellationToken ct) =>
        result switch
        {
            DeliveryResult.Later when _recorder.IsTooOld(row) =>
                await GiveUpAsync(handler, state, row, message, "too old", ct),
            DeliveryResult.Later { After: var asked } => await _recorder.LaterAsync(row, asked, ct),
            DeliveryResult.LeaseLost => await _recorder.PutOffAsync(row, TimeSpan.Zero, ct),
            DeliveryResult.Unknown => await _recorder.UnknownAsync(row, ct),
            DeliveryResult.Instead instead => await _recorder.InsteadAsync(row, instead, ct),
            DeliveryResult.Never never => await GiveUpAsync(handler, state, row, message, never.Reason, ct),
            _ => new DrainStep.Again(),
        };

    /// <summary>A message that may have arrived is followed as if it had.</summary>
    async Task<DrainStep> GiveUpAsync(
        IDeliveryHandler handler, AddresseeState state, Entity row, OutboxMessage message, string reason,
        CancellationToken ct) =>
        await _recorder.GiveUpAsync(
            row, reason, ct,
            DeliveryAttempts.Any(row) ? await handler.FollowingAsync(message, state, ct) : []);
}
