namespace CoachBot.Tests.Support.Engine;

/// <summary>Runs tasks on one thread, a random one's next step each time: another order for each seed.</summary>
sealed class MixedOrder(int seed) : SynchronizationContext
{
    readonly Random _random = new(seed);
    readonly object _lock = new();
    readonly List<(SendOrPostCallback Callback, object? State)> _ready = [];

    /// <summary>A point at which another may go on.</summary>
    public static async Task StepAsync() => await Task.Yield();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_lock)
        {
            _ready.Add((d, state));
            Monitor.Pulse(_lock);
        }
    }

    public void Run(IReadOnlyList<Func<Task>> acts)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var all = Task.WhenAll(acts.Select(act => act()));
            while (!all.IsCompleted)
            {
                if (Next() is var (callback, state))
                    callback(state);
            }

            all.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    (SendOrPostCallback, object?)? Next()
    {
        lock (_lock)
        {
            // A store behind a network answers on another thread; so may the last task end.
            if (_ready.Count == 0 && !Monitor.Wait(_lock, millisecondsTimeout: 1))
                return null;
            if (_ready.Count == 0)
                return null;

            var index = _random.Next(_ready.Count);
            var next = _ready[index];
            _ready.RemoveAt(index);
            return next;
        }
    }
}
