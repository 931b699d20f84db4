namespace CoachBot.Tests.Storage;

/// <summary>A clock whose timers a test fires by hand.</summary>
sealed class HandTimer : TimeProvider
{
    Action _fire = () => { };

    /// <summary>How far ahead the timer was set, each time it was.</summary>
    public List<TimeSpan> Planned { get; } = [];

    public void Fire() => _fire();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _fire = () => callback(state);
        return new Timer(this);
    }

    sealed class Timer(HandTimer time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Planned.Add(dueTime);
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
