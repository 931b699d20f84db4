namespace CoachBot.Core.RateLimiting;

/// <summary>How many calls may leave in any span of so long; none for zero.</summary>
/// <param name="Per">At least a second.</param>
readonly record struct Rate(int Calls, TimeSpan Per)
{
    public TimeSpan Apart => Per / Math.Max(Calls, 1);
}

/// <summary>
/// Halves a rate with each "too many" of a platform, and doubles it again while none comes.
/// </summary>
sealed class Throttle
{
    const int MostHalvings = 6;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan DoublesAfter = TimeSpan.FromSeconds(15);

    TimeSpan _loweredAt;
    int _halvings;

    /// <summary>Once a second at most: calls that were on the way together are refused together.</summary>
    public void Lower(TimeSpan at)
    {
        if (_halvings > 0 && at < _loweredAt + Second)
            return;

        _halvings = Math.Min(Halvings(at) + 1, MostHalvings);
        _loweredAt = at;
    }

    /// <returns>Below one a second: one in as many seconds as it takes.</returns>
    public Rate Of(int perSecond, TimeSpan at)
    {
        var slower = 1 << Halvings(at);
        return perSecond == 0 || perSecond >= slower
            ? new(perSecond / slower, Second)
            : new(1, Second * slower / perSecond);
    }

    int Halvings(TimeSpan at) => Math.Max(0, _halvings - (int)((at - _loweredAt) / DoublesAfter));
}
