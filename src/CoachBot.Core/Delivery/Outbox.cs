using System.Diagnostics;
using CoachBot.Core.Hosting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>
/// The one sender of each addressee in this process: it sends when a signal says that messages may be pending.
/// </summary>
/// <remarks>
/// An addressee has a sender from the first signal until no message is pending, also while a platform puts messages
/// off. A signal that comes meanwhile makes the sender read once more. The number of senders is not bounded; the rate
/// limits of the tenants bound the calls. A fault of one addressee does not stop the others: it is logged, and the
/// addressee is tried again after 20 seconds.
/// </remarks>
public sealed class Outbox(TurnCommitter committer, OutboxProcessor processor, Clocks clocks, IEngineLog log)
{
    static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(20);

    readonly Lock _gate = new();
    readonly Dictionary<string, Sender> _senders = new(StringComparer.Ordinal);
    int _atWork;

    /// <summary>
    /// No message is being sent and no signal waits. A message that waits for its time does not count.
    /// </summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
                return _atWork == 0 && committer.Signals.Count == 0;
        }
    }

    /// <summary>Addressees with pending messages that this process sends, 0 or more.</summary>
    public int PendingAddressees
    {
        get
        {
            lock (_gate)
                return _senders.Count;
        }
    }

    /// <summary>Sends until cancelled; returns when no sender runs any more.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled, the only way to end it.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            while (await committer.Signals.WaitToReadAsync(ct))
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
            while (committer.Signals.TryRead(out var signal))
                Start(signal, ct);
        }
    }

    void Start(WorkItem signal, CancellationToken ct)
    {
        var partition = signal.Partition;
        if (_senders.TryGetValue(partition, out var sender))
        {
            sender.Again = true;
            sender.Origin = signal.Origin;
            sender.Waiting?.TrySetResult();
            return;
        }

        sender = new Sender { Origin = signal.Origin };
        _senders.Add(partition, sender);
        _atWork++;
        Instruments.Pending(_senders.Count);
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
                if (later is { } after && Waits(sender, out var signalled))
                    await WaitAsync(signalled, after, ct);
                signal = new WorkItem(partition) { Origin = sender.Origin };
            }
            while (!ct.IsCancellationRequested && !Leaves(partition, sender, later));
        }
        finally
        {
            Remove(partition, sender);
        }
    }

    /// <returns>When to look again; <c>null</c>: no message is pending.</returns>
    async Task<TimeSpan?> DrainAsync(WorkItem signal, CancellationToken ct)
    {
        try
        {
            return await processor.DrainAsync(signal, ct);
        }
        catch (Exception e)
        {
            if (ct.IsCancellationRequested)
                return null;
            log.DeliveryFailed(e, signal.Partition);
            return AfterFault;
        }
    }

    async Task WaitAsync(Task signal, TimeSpan after, CancellationToken ct)
    {
        await signal.WaitAsync(after, clocks.Wire, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    /// <summary>
    /// Ends the sender if no message is pending and no signal came since that was found; a later signal starts another.
    /// </summary>
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
            Instruments.Pending(_senders.Count);
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

        /// <summary>The last turn that signalled: what is sent now is told of in its trace.</summary>
        public ActivityContext Origin { get; set; }

        public TaskCompletionSource? Waiting { get; set; }
        public Task Running { get; set; } = Task.CompletedTask;
    }
}
