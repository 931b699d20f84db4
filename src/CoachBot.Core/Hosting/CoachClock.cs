namespace CoachBot.Core.Hosting;

/// <summary>
/// People's clock: schedules, weeks, due times, what is printed. A type of its own, so that it is never mistaken for
/// the machine's, on which signatures, tokens, timeouts, leases and pacing run.
/// </summary>
/// <remarks>With neither a start nor a speed it is the machine's clock under another name.</remarks>
public sealed class CoachClock : TimeProvider
{
    public const double MinSpeed = 1;
    public const double MaxSpeed = 100_000;

    /// <summary>Sweeps are this far apart on an unscaled clock.</summary>
    static readonly TimeSpan SweepStep = TimeSpan.FromMinutes(1);

    /// <summary>Sweeps are never closer than this on the machine's clock.</summary>
    static readonly TimeSpan ShortestSweep = TimeSpan.FromMilliseconds(100);

    readonly TimeProvider _machine;
    readonly DateTimeOffset _start;
    readonly long _startedAt;
    readonly double _speed;

    /// <param name="machine">The clock underneath.</param>
    /// <param name="start">What this clock shows now; <c>null</c>: what the machine's shows.</param>
    /// <param name="speed">How many of its seconds pass in one of the machine's, 1 to 100000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="speed"/> is out of bounds.</exception>
    public CoachClock(TimeProvider machine, DateTimeOffset? start = null, double speed = 1)
    {
        if (speed is not (>= MinSpeed and <= MaxSpeed))
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "1 to 100000");

        _machine = machine;
        _speed = speed;
        _startedAt = machine.GetTimestamp();
        _start = (start ?? machine.GetUtcNow()).ToUniversalTime();
        IsVirtual = start is not null || speed > 1;
    }

    /// <summary>It does not show the machine's time.</summary>
    public bool IsVirtual { get; }

    /// <summary>
    /// How far apart sweeps are on this clock: a minute, or as much of its time as passes in 100 ms of the machine's,
    /// whichever is longer.
    /// </summary>
    public TimeSpan SweepEvery =>
        ShortestSweep * _speed > SweepStep ? ShortestSweep * _speed : SweepStep;

    /// <summary>A person's zone is in their profile; the clock has none of its own.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency =>
        IsVirtual ? TimeSpan.TicksPerSecond : _machine.TimestampFrequency;

    /// <summary>The instant on this clock. Stops at the end of the calendar.</summary>
    public override DateTimeOffset GetUtcNow() => IsVirtual ? _start + Passed() : _machine.GetUtcNow();

    public override long GetTimestamp() => IsVirtual ? Passed().Ticks : _machine.GetTimestamp();

    /// <summary>A timer whose times are this clock's: at speed 60 a minute's wait takes a second.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        IsVirtual
            ? new ScaledTimer(this, _machine.CreateTimer(callback, state, OnMachine(dueTime), OnMachine(period)))
            : _machine.CreateTimer(callback, state, dueTime, period);

    TimeSpan Passed()
    {
        var ticks = _machine.GetElapsedTime(_startedAt).Ticks * _speed;
        var left = DateTimeOffset.MaxValue.UtcTicks - _start.UtcTicks;
        return TimeSpan.FromTicks(ticks < left ? (long)ticks : left);
    }

    /// <summary>
    /// A wait on this clock as one on the machine's: whole milliseconds, rounded up so that no timer fires early.
    /// </summary>
    /// <remarks>"At once" (zero) and "never" (-1 ms) stay what they are; anything else is at least 1 ms.</remarks>
    TimeSpan OnMachine(TimeSpan wait) =>
        wait <= TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds / _speed));

    sealed class ScaledTimer(CoachClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            inner.Change(clock.OnMachine(dueTime), clock.OnMachine(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
