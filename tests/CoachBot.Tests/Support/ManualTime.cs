namespace CoachBot.Tests.Support;

/// <summary>
/// A clock that moves when it is told to, and fires the timers it passes in the order of their moments.
/// </summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    readonly List<Timer> _timers = [];
    DateTimeOffset _now = start;

    public ManualTime()
        : this(new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>How long from now until the next timer fires; <c>null</c>: none is set.</summary>
    public TimeSpan? NextTimer => _timers.Min(timer => timer.DueAt) - _now;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = _now + by;
        while (_timers.Where(timer => timer.DueAt <= until).MinBy(timer => timer.DueAt) is { } next)
        {
            _now = next.DueAt > _now ? next.DueAt.Value : _now;
            next.Fire();
        }

        _now = until;
    }

    sealed class Timer(ManualTime time, Action fire) : ITimer
    {
        TimeSpan _period;

        public DateTimeOffset? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueAt = dueTime < TimeSpan.Zero ? null : time._now + dueTime;
            _period = period;
            return true;
        }

        public void Fire()
        {
            DueAt = _period > TimeSpan.Zero ? DueAt + _period : null;
            fire();
        }

        public void Dispose() => time._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
