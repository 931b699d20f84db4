using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Does what an addressee is owed, in order, and forgets each thing once it is done.</summary>
/// <remarks>
/// Things are done one after another, so that only the first can have been on the wire when a sender died. What may
/// have arrived is sent once more and never a third time; what is known not to have arrived is tried again without
/// counting. Column <c>life</c> tells them apart: whoever may be calling, or <c>null</c> for nobody.
/// </remarks>
public sealed class Courier(IEntityTable table, Dispatcher dispatcher, Instance instance, EngineRim rim)
{
    /// <summary>A message may arrive at most so many times.</summary>
    const int MostArrivals = 2;

    /// <summary>An update repeated changes nothing, but it may not block what follows for ever.</summary>
    const int MostUpdates = 5;

    /// <summary>Faults of ours on one row before it is given up.</summary>
    const int MostFaults = 5;

    /// <summary>In place of a life: this process does not know whether its own call arrived.</summary>
    const string NotKnown = "unknown";

    static readonly TimeSpan AfterUnknown = TimeSpan.FromSeconds(1);
    static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(20);
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>What nobody took for so long is given up: by then it speaks of another week.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    readonly SendingLease _lease = new(table, instance, rim.Clocks.Wire);

    DateTimeOffset Now => rim.Clocks.Wire.GetUtcNow();

    /// <summary>Does everything an addressee is owed.</summary>
    /// <returns>When to look again; <c>null</c>: nothing is owed.</returns>
    /// <exception cref="StoreUnavailableException">Something may still be owed.</exception>
    public async Task<TimeSpan?> DrainAsync(string partition, CancellationToken ct)
    {
        var (isFirst, admitted) = (true, (string?)null);
        while (true)
        {
            switch (await StepAsync(partition, isFirst, admitted, ct))
            {
                case Step.Ended:
                    return null;
                case Step.Wait { For: var time }:
                    return time;
                case Step.Queue { Row: var row, For: var time }:
                    // Nothing of the addressee is held meanwhile: thousands may stand in a line.
                    await dispatcher.QueueAsync(time, ct);
                    admitted = row;
                    break;
                case Step.Finished:
                    (isFirst, admitted) = (false, null);
                    break;
                default:
                    admitted = null;
                    break;
            }
        }
    }

    async Task<Step> StepAsync(string partition, bool isFirst, string? admitted, CancellationToken ct)
    {
        if (await table.GetAsync(partition, Head.RowKey, ct) is not { } found)
            return new Step.Ended();

        var head = new Head(found);
        if (_lease.OfAnother(head) is { } leased)
            return new Step.Wait(leased);

        if (await table.QueryAsync(partition, RowRange.Prefix(Ledger.OwedPrefix), 1, ct) is not [var row])
            return await _lease.LetGoAsync(head, ct) ? new Step.Ended() : new Step.Again();
        if (row.Moment("notBefore") - Now is { Ticks: > 0 } early)
            return new Step.Wait(early);

        try
        {
            var owe = Ledger.Read(row);
            if (admitted != row.Row && dispatcher.Reserve(owe, head) is { Ticks: > 0 } time)
                return new Step.Queue(row.Row, time);

            var marked = Mark(row, head, isFirst);
            if (IsSpent(marked, owe))
                return await ForgetAsync(row, "may have arrived twice", ct);
            if (await _lease.HoldAsync(head, row, marked, ct) is not var (held, fresh))
                return new Step.Again();

            row = fresh;
            return await SettleAsync(row, owe, await CallAsync(owe, held, ct), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not StoreUnavailableException)
        {
            rim.Log.DeliveryFailed(e, partition);
            return await FaultedAsync(row, ct);
        }
    }

    /// <summary>Does it, and keeps the lease while it takes time.</summary>
    async Task<Dispatch> CallAsync(Owed owe, Head head, CancellationToken ct)
    {
        try
        {
            var call = dispatcher.DoAsync(owe, head, ct);
            await _lease.KeepAsync(head.Partition, call, ct);
            return await call;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Dispatch.Unknown("timeout");
        }
    }

    async Task<Step> SettleAsync(Entity row, Owed owe, Dispatch dispatch, CancellationToken ct)
    {
        switch (dispatch)
        {
            case Dispatch.Done done:
                await FinishAsync(row, done, ct);
                if (owe is Owed.Say or Owed.Show)
                    Instruments.Count("sent");
                if (owe is Owed.Say or Owed.Show && row.Number("mayHaveArrived") > 0)
                    Instruments.Count("sent_twice");
                return new Step.Finished();
            case Dispatch.Later when row.Moment("owedAt") + Patience < Now:
                return await ForgetAsync(row, "too old", ct);
            case Dispatch.Later { After: var asked }:
                var waits = row.Number("waits") ?? 0;
                var wait = asked ?? Shorter(LongestWait, AfterFault * Math.Pow(2, Math.Min(waits, 10)));
                return await PutOffAsync(row.With("life", (string?)null).With("waits", waits + 1), wait, ct);
            case Dispatch.Unknown:
                return await PutOffAsync(row.With("life", NotKnown), AfterUnknown, ct);
            case Dispatch.Instead { Owed: var instead }:
                var other = Ledger.Write(row, instead).With("life", (string?)null).With("mayHaveArrived", 0L);
                await WriteAsync(row.Partition, [new Change.Replace(other)], ct);
                return new Step.Again();
            case Dispatch.Never never:
                return await ForgetAsync(row, never.Reason, ct);
            default:
                return new Step.Again();
        }
    }

    /// <summary>What is to be kept may be refused for a fault of ours; what was done is done all the same.</summary>
    async Task FinishAsync(Entity row, Dispatch.Done done, CancellationToken ct)
    {
        try
        {
            await WriteAsync(row.Partition, [new Change.Delete(row.Row), .. done.Kept], ct);
        }
        catch (ArgumentException e)
        {
            rim.Log.DeliveryFailed(e, row.Partition);
            await WriteAsync(row.Partition, [new Change.Delete(row.Row)], ct);
        }
    }

    static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    async Task<Step> FaultedAsync(Entity row, CancellationToken ct)
    {
        var faults = (row.Number("faults") ?? 0) + 1;
        return faults >= MostFaults
            ? await ForgetAsync(row, "faults", ct)
            : await PutOffAsync(row.With("faults", faults).With("life", (string?)null), AfterFault, ct);
    }

    async Task<Step> PutOffAsync(Entity row, TimeSpan wait, CancellationToken ct)
    {
        await WriteAsync(row.Partition, [new Change.Replace(row.With("notBefore", Now + wait))], ct);
        return new Step.Wait(wait);
    }

    async Task<Step> ForgetAsync(Entity row, string reason, CancellationToken ct)
    {
        rim.Log.GivenUp(row.Partition, reason);
        Instruments.Count("given_up");
        await WriteAsync(row.Partition, [new Change.Delete(row.Row)], ct);
        return new Step.Finished();
    }

    /// <summary>
    /// Writes what became of a call. As long as this process lives it knows, and nothing else happens before.
    /// </summary>
    async Task WriteAsync(string partition, ImmutableArray<Change> changes, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await table.CommitAsync(partition, changes, CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException e) when (!ct.IsCancellationRequested)
            {
                rim.Log.DeliveryFailed(e, partition);
                await Task.Delay(AfterUnknown, rim.Clocks.Wire, ct);
            }
        }
    }

    /// <summary>The row as it must stand before its call goes out.</summary>
    Entity Mark(Entity row, Head head, bool isFirst)
    {
        var life = row.Text("life");
        var tookOver = instance.Alone ? life != instance.Life : head.SendingBy is { } last && last != instance.Life;
        var mayBeOut = life == NotKnown || (life is not null && isFirst && tookOver);
        var arrivals = (row.Number("mayHaveArrived") ?? 0) + (mayBeOut ? 1 : 0);
        return row.With("life", instance.Life).With("mayHaveArrived", arrivals);
    }

    static bool IsSpent(Entity row, Owed owe) => row.Number("mayHaveArrived") >= owe switch
    {
        Owed.Say or Owed.Show => MostArrivals,
        Owed.Refresh => MostUpdates,
        _ => long.MaxValue,
    };

    abstract record Step
    {
        public sealed record Ended : Step;

        /// <summary>Nothing can be done before.</summary>
        public sealed record Wait(TimeSpan For) : Step;

        /// <summary>The tenant's line is that long.</summary>
        public sealed record Queue(string Row, TimeSpan For) : Step;

        /// <summary>One thing less is owed.</summary>
        public sealed record Finished : Step;

        public sealed record Again : Step;
    }
}
