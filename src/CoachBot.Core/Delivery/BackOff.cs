namespace CoachBot.Core.Delivery;

/// <summary>The wait before a message that a platform put off is tried again, on the machine's clock.</summary>
public static class BackOff
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="asked">The wait that the platform asked for; zero or <c>null</c>: it asked for none.</param>
    /// <param name="waits">How often the message was put off before, 0 or more.</param>
    /// <param name="dice">0 to 1: spreads messages that were put off together.</param>
    /// <returns>
    /// The wait asked for and up to a tenth more; else a second, doubled each time, up to ten minutes, a fifth more or
    /// less.
    /// </returns>
    public static TimeSpan After(TimeSpan? asked, long waits, double dice) => asked is { Ticks: > 0 } least
        ? least * (1 + (0.1 * dice))
        : Doubled(waits) * (0.8 + (0.4 * dice));

    static TimeSpan Doubled(long waits)
    {
        var wait = First * Math.Pow(2, Math.Min(waits, 20));
        return wait < Longest ? wait : Longest;
    }
}
