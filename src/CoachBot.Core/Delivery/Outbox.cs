using CoachBot.Core.Hosting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>
/// The one sender of each addressee in this process: sends when it is told that something may be owed.
/// </summary>
/// <remarks>
/// An addressee is here from the first signal until nothing is owed, also while a platform asks to be left alone. A
/// signal that comes meanwhile has everything looked at once more.
/// </remarks>
public sealed class Outbox(TurnCommitter ledger, OutboxProcessor courier, EngineServices rim)
{
    static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(20);

    readonly Lock _gate = new();
    readonly Dictionary<string, Sender> _senders = new(StringComparer.Ordinal);
    int _atWork;

    /// <summary>
    /// Nothing is being sent and nothing waits to be looked at; what waits for its time does not count.
    /// </summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
                return _atWork == 0 && ledger.Signals.Count == 0;
        }
    }

    /// <summary>Addressees with something owed, as far as this process was told.</summary>
    public int Owing
    {
        get
        {
            lock (_gate)
                return _senders.Count;
        }
    }

    /// <summary>Sends until told to stop; ends when nothing of it is running any more.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            while (await ledger.Signals.WaitToReadAsync(ct))
                Take(ct);
        }
        finally
        {
            await Task.WhenAll(Running()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Take(CancellationToken ct)
    {
        lock (_gate)
        {
            while (ledger.Signals.TryRead(out var signal))
                Wake(signal, ct);
        }
    }

    void Wake(WorkItem signal, CancellationToken ct)
    {
        var partition = signal.Partition;
        if (_senders.TryGetValue(partition, out var sender))
        {
            sender.Again = true;
            sender.Waiting?.TrySetResult();
            return;
        }

        sender = new Sender();
        _senders.Add(partition, sender);
        _atWork++;
        Instruments.Owing(_senders.Count);
        sender.Running = Task.Run(() => SendAsync(signal, sender, ct), CancellationToken.None);
    }

    async Task SendAsync(WorkItem signal, Sender sender, CancellationToken ct)
    {
        var partition = signal.Partition;
        try
        {
            TimeSpan? later;
            do
            {
                lock (_gate)
                    sender.Again = false;
                later = await DrainAsync(signal, ct);
                signal = new WorkItem(partition);
                if (later is { } after && Waits(sender, out var woken))
                    await WaitAsync(woken, after, ct);
            }
            while (!ct.IsCancellationRequested && !Leaves(partition, sender, later));
        }
        finally
        {
            Remove(partition, sender);
        }
    }

    /// <returns>When to look again; <c>null</c>: nothing is owed.</returns>
    async Task<TimeSpan?> DrainAsync(WorkItem signal, CancellationToken ct)
    {
        try
        {
            return await courier.DrainAsync(signal, ct);
        }
        catch (Exception e)
        {
            if (ct.IsCancellationRequested)
                return null;
            rim.Log.DeliveryFailed(e, signal.Partition);
            return AfterFault;
        }
    }

    async Task WaitAsync(Task signal, TimeSpan after, CancellationToken ct)
    {
        await signal.WaitAsync(after, rim.Clocks.Wire, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
            _atWork++;
    }

    /// <param name="signal">Ends the wait early.</param>
    /// <returns><c>false</c>: a signal came already.</returns>
    bool Waits(Sender sender, out Task signal)
    {
        lock (_gate)
        {
            sender.Waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            signal = sender.Waiting.Task;
            _atWork -= sender.Again ? 0 : 1;
            return !sender.Again;
        }
    }

    /// <summary>Nothing is owed and no signal came since that was found; from here on one begins anew.</summary>
    bool Leaves(string partition, Sender sender, TimeSpan? later)
    {
        lock (_gate)
        {
            if (later is not null || sender.Again)
                return false;

            Remove(partition, sender);
            return true;
        }
    }

    void Remove(string partition, Sender sender)
    {
        lock (_gate)
        {
            if (_senders.GetValueOrDefault(partition) != sender)
                return;

            _senders.Remove(partition);
            _atWork--;
            Instruments.Owing(_senders.Count);
        }
    }

    Task[] Running()
    {
        lock (_gate)
            return [.. _senders.Values.Select(sender => sender.Running)];
    }

    sealed class Sender
    {
        public bool Again { get; set; }
        public TaskCompletionSource? Waiting { get; set; }
        public Task Running { get; set; } = Task.CompletedTask;
    }
}
