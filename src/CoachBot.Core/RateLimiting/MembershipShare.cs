namespace CoachBot.Core.RateLimiting;

/// <summary>An instance's part of a limit.</summary>
public static class MembershipShare
{
    /// <summary>The instances take turns at the remainder of the division, so long each.</summary>
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    /// <summary>
    /// While turns change no instance has the remainder: the machines' clocks may differ by a second, a call may be on
    /// its way for another, and its second must have passed.
    /// </summary>
    static readonly TimeSpan Change = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The parts of one membership add up to the limit; and they stay within it when some instances still see others
    /// that are gone.
    /// </summary>
    /// <param name="members">The instances alive, this one among them.</param>
    /// <param name="now">On the machine's clock.</param>
    /// <returns>0 to <paramref name="limit"/>; zero: it is others' turn.</returns>
    public static int Of(int limit, IReadOnlyCollection<string> members, string self, DateTimeOffset now)
    {
        var (turn, into) = Math.DivRem(now.UtcTicks, Turn.Ticks);
        if (into < Change.Ticks)
            return limit / members.Count;

        // An instance that sees more instances has at least as many ahead of it, so its part is no larger.
        var mine = Order(self, turn);
        var ahead = members.Count(other => Order(other, turn).CompareTo(mine) < 0);
        return ahead < limit ? ((limit - 1 - ahead) / members.Count) + 1 : 0;
    }

    /// <summary>Another order for each turn, the same on every instance.</summary>
    static (ulong Hash, string Id) Order(string id, long turn)
    {
        var hash = 14695981039346656037 ^ (ulong)turn; // FNV-1a, then mixed.
        foreach (var letter in id)
            hash = (hash ^ letter) * 1099511628211;
        hash = (hash ^ (hash >> 31)) * 0xbf58476d1ce4e5b9;
        return (hash ^ (hash >> 29), id);
    }
}
