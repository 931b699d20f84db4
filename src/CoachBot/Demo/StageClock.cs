namespace CoachBot.Demo;

/// <summary>People's clock on a stage: it stops until it is put forward.</summary>
public sealed class StageClock(DateTimeOffset start) : TimeProvider
{
    DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <exception cref="ArgumentOutOfRangeException">Time does not go back.</exception>
    public void PutForward(DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, _now);
        _now = to;
    }
}
