namespace CoachBot.Tests.Turns;

/// <summary>Runs tasks on one thread, a random one's next step each time: another order for each seed.</summary>
sealed class MixedOrder(int seed) : SynchronizationContext
{
    readonly Random _random = new(seed);
    readonly Lock _lock = new();
    readonly List<(SendOrPostCallback Callback, object? State)> _ready = [];

    /// <summary>A point at which another may go on.</summary>
    public static async Task StepAsync() => await Task.Yield();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_lock)
            _ready.Add((d, state));
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
                else
                    Thread.Yield();
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
            if (_ready.Count == 0)
                return null;

            var index = _random.Next(_ready.Count);
            var next = _ready[index];
            _ready.RemoveAt(index);
            return next;
        }
    }
}
