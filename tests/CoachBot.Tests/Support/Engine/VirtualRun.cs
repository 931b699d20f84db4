namespace CoachBot.Tests.Support.Engine;

/// <summary>Runs tasks on one thread; when all of them wait, puts the clock forward to the next timer.</summary>
sealed class VirtualRun(ManualTime time) : SynchronizationContext
{
    readonly Lock _lock = new();
    readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = [];

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_lock)
            _ready.Enqueue((d, state));
    }

    /// <exception cref="InvalidOperationException">They wait for one another, or for ever.</exception>
    public void Run(IEnumerable<Func<Task>> acts)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var all = Task.WhenAll(acts.Select(act => act()).ToArray());
            var until = time.GetUtcNow().AddDays(1);
            while (!all.IsCompleted)
            {
                if (time.GetUtcNow() > until)
                    throw new InvalidOperationException("They wait for ever.");
                if (Next() is var (callback, state))
                    callback(state);
                else
                    time.Advance(time.NextTimer ?? throw new InvalidOperationException("Nobody waits for time."));
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
            return _ready.TryDequeue(out var next) ? next : null;
    }
}
