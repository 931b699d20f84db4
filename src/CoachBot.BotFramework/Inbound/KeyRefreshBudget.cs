namespace CoachBot.BotFramework.Inbound;

/// <summary>
/// How often the keys may be fetched: once a minute, and a few times more for unknown keys that the minute's other
/// fetches were not about.
/// </summary>
/// <remarks>
/// Anybody may name a key that nobody publishes. Such a fetch uses up the minute for that key alone, so that the first
/// message after a roll-over is proven all the same. Not for several threads at once.
/// </remarks>
sealed class KeyRefreshBudget
{
    const int MostStrangers = 4;

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly HashSet<string> _strangers = new(StringComparer.Ordinal);
    DateTimeOffset _from = DateTimeOffset.MinValue;
    bool _isSpent;

    /// <param name="unknown">The key nobody is known to publish; <c>null</c> when the keys are merely old.</param>
    public bool Allows(string? unknown, DateTimeOffset now)
    {
        if ((now - _from).Duration() >= Minute)
        {
            _from = now;
            _strangers.Clear();
        }
        else if (_isSpent || unknown is null || _strangers.Count >= MostStrangers || _strangers.Contains(unknown))
        {
            return false;
        }

        return _isSpent = true;
    }

    /// <summary>The keys were fetched, and this one is still nobody's.</summary>
    public void IsStranger(string unknown)
    {
        _isSpent = false;
        _strangers.Add(unknown);
    }
}
