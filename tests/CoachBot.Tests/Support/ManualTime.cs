namespace CoachBot.Tests.Support;

/// <summary>
/// A clock that moves when it is told to, and fires the timers it passes in the order of their moments.
/// </summary>
/// <remarks>Timers may be set and disposed of on any thread while it moves.</remarks>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<Timer> _timers = [];
    TaskCompletionSource _isSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    DateTimeOffset _now = start;

    public ManualTime()
        : this(new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>How long from now until the next timer fires; <c>null</c>: none is set.</summary>
    public TimeSpan? NextTimer
    {
        get
        {
            lock (_gate)
                return _timers.Min(timer => timer.DueAt) - _now;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        lock (_gate)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for time, however busy the machine is.</summary>
    public async Task SomebodyWaitsAsync()
    {
        while (NextTimer is null)
        {
            Task isSet;
            lock (_gate)
                isSet = _isSet.Task;
            if (NextTimer is null)
                await isSet;
        }
    }

    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (Next(until) is { } fire)
            fire();

        lock (_gate)
            _now = until;
    }

    /// <summary>Goes to the next timer's moment.</summary>
    /// <returns>What it does; <c>null</c>: none is due.</returns>
    Action? Next(DateTimeOffset until)
    {
        lock (_gate)
        {
            if (_timers.Where(timer => timer.DueAt <= until).MinBy(timer => timer.DueAt) is not { } next)
                return null;

            _now = next.DueAt > _now ? next.DueAt.Value : _now;
            return next.Fired();
        }
    }

    sealed class Timer(ManualTime time, Action fire) : ITimer
    {
        TimeSpan _period;

        public DateTimeOffset? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                DueAt = dueTime < TimeSpan.Zero ? null : time._now + dueTime;
                _period = period;
                time._isSet.TrySetResult();
                time._isSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return true;
        }

        public Action Fired()
        {
            DueAt = _period > TimeSpan.Zero ? DueAt + _period : null;
            return fire;
        }

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
