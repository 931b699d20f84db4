using System.Collections.Concurrent;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>The one sender of each addressee: does what is owed, in order, and forgets it once done.</summary>
/// <remarks>
/// A row that another life of a process may have had on the wire is sent once more and never a third time. What is known
/// not to have arrived is tried again without counting.
/// </remarks>
public sealed class Outbox(IEntityTable table, Ledger ledger, Dispatcher dispatcher, Instance instance, EngineRim rim)
{
    /// <summary>A message may arrive at most so many times.</summary>
    const int MostArrivals = 2;

    /// <summary>Faults of ours on one row before it is given up, so that it does not block what follows for ever.</summary>
    const int MostFaults = 5;

    static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(20);

    readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);

    /// <summary>Sends until told to stop.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await foreach (var partition in ledger.Signals.ReadAllAsync(ct))
            Start(partition, ct);
    }

    /// <summary>Nothing is being sent and nothing waits to be looked at.</summary>
    public bool IsIdle => _busy.IsEmpty && ledger.Signals.Count == 0;

    void Start(string partition, CancellationToken ct)
    {
        // A partition being drained is marked to be looked at once more; the drain itself clears the mark.
        if (_busy.AddOrUpdate(partition, false, (_, _) => true))
            return;

        Instruments.Owing(_busy.Count);
        _ = DrainAndLeaveAsync(partition, ct);
    }

    async Task DrainAndLeaveAsync(string partition, CancellationToken ct)
    {
        await Task.Yield();
        TimeSpan? later = null;
        do
        {
            _busy[partition] = false;
            try
            {
                later = await DrainAsync(partition, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                rim.Log.DeliveryFailed(e, partition);
                later = AfterFault;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (!_busy.TryRemove(new KeyValuePair<string, bool>(partition, false)));

        Instruments.Owing(_busy.Count);
        if (later is { } after)
            _ = SignalLaterAsync(partition, after, ct);
    }

    async Task SignalLaterAsync(string partition, TimeSpan after, CancellationToken ct)
    {
        await Task.Delay(after, rim.Clocks.Wire, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ct.IsCancellationRequested)
            ledger.Signal(partition);
    }

    /// <summary>Does everything an addressee is owed.</summary>
    /// <returns>When to look again; <c>null</c>: nothing is owed, or another sends.</returns>
    public async Task<TimeSpan?> DrainAsync(string partition, CancellationToken ct)
    {
        while (true)
        {
            if (await table.GetAsync(partition, Head.RowKey, ct) is not { } row)
                return null;

            var head = new Head(row);
            if (!instance.Alone && head.SendingBy is { } other && other != instance.Life
                && head.SendingUntil > rim.Clocks.Wire.GetUtcNow())
                return null;

            var owed = await table.QueryAsync(partition, RowRange.Prefix(Ledger.OwedPrefix), 1, ct);
            if (owed.IsEmpty)
            {
                if (await LetGoAsync(head, ct))
                    return null;
                continue;
            }

            if (await HoldAsync(head, ct) is { } held && await DoAsync(owed[0], held, ct) is { } later)
                return later;
        }
    }

    /// <returns>When to look again; <c>null</c>: at once.</returns>
    async Task<TimeSpan?> DoAsync(Entity row, Head head, CancellationToken ct)
    {
        var owe = Ledger.Read(row);
        await dispatcher.PaceAsync(owe, head, ct);
        if (row.Text("life") != instance.Life)
        {
            // Another life may have had it on the wire; a row marked by none surely was not.
            var arrived = (row.Number("mayHaveArrived") ?? 0) + (row.Text("life") is null ? 0 : 1);
            row = row.With("life", instance.Life).With("mayHaveArrived", arrived);
            if (arrived >= MostArrivals && owe is (Owed.Say or Owed.Show))
                return await ForgetAsync(row, "may have arrived twice", ct);
            if (await table.CommitAsync(row.Partition, [new Change.Replace(row)], ct)
                is not CommitOutcome.Committed marked)
                return null;
            row = row with { Version = marked.Versions[row.Row] };
        }

        switch (await TryAsync(owe, row, head, ct))
        {
            case Dispatch.Done done:
                await table.CommitAsync(row.Partition, [new Change.Delete(row.Row), .. done.Kept], ct);
                Instruments.Count("sent");
                if (row.Number("mayHaveArrived") > 0)
                    Instruments.Count("sent_twice");
                return null;
            case Dispatch.Later later:
                await table.CommitAsync(row.Partition, [new Change.Replace(row.With("life", (string?)null))], ct);
                return later.After;
            case Dispatch.Unknown:
                // As if another life had sent it: once more, and never a third time.
                await table.CommitAsync(row.Partition, [new Change.Replace(row.With("life", "unknown"))], ct);
                return TimeSpan.FromSeconds(1);
            case Dispatch.Never never:
                return await ForgetAsync(row, never.Reason, ct);
            default:
                return null;
        }
    }

    async Task<Dispatch> TryAsync(Owed owe, Entity row, Head head, CancellationToken ct)
    {
        try
        {
            return await dispatcher.DoAsync(owe, head, ct);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            rim.Log.DeliveryFailed(e, head.Partition);
            var faults = (row.Number("faults") ?? 0) + 1;
            if (faults >= MostFaults)
                return new Dispatch.Never("faults");

            await table.CommitAsync(
                row.Partition, [new Change.Upsert(row.With("faults", faults).With("life", (string?)null))], ct);
            throw;
        }
    }

    async Task<TimeSpan?> ForgetAsync(Entity row, string reason, CancellationToken ct)
    {
        rim.Log.GivenUp(row.Partition, reason);
        Instruments.Count("given_up");
        await table.CommitAsync(row.Partition, [new Change.Delete(row.Row)], ct);
        return null;
    }

    /// <summary>Makes sure this process is the one that sends, for a while longer.</summary>
    /// <returns>The head as it then stands; <c>null</c>: somebody took a turn, look again.</returns>
    async Task<Head?> HoldAsync(Head head, CancellationToken ct)
    {
        var now = rim.Clocks.Wire.GetUtcNow();
        if (instance.Alone || (head.SendingBy == instance.Life && head.SendingUntil > now + (Ledger.Lease / 2)))
            return head;

        var held = head.Row.With("sendingBy", instance.Life).With("sendingUntil", now + Ledger.Lease);
        return await table.CommitAsync(head.Partition, [new Change.Replace(held)], ct) is CommitOutcome.Committed committed
            ? new Head(held with { Version = committed.Versions[held.Row] })
            : null;
    }

    /// <summary>Lets go of the lease, unless somebody took a turn since the head was read: then there may be more.</summary>
    async Task<bool> LetGoAsync(Head head, CancellationToken ct)
    {
        if (instance.Alone || head.SendingBy != instance.Life)
            return true;

        var free = head.Row.With("sendingBy", (string?)null).With("sendingUntil", (DateTimeOffset?)null);
        return await table.CommitAsync(head.Partition, [new Change.Replace(free)], ct) is CommitOutcome.Committed;
    }
}
