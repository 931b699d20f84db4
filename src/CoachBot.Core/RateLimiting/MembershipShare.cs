namespace CoachBot.Core.RateLimiting;

/// <summary>An instance's part of a limit.</summary>
public static class MembershipShare
{
    /// <summary>What does not divide evenly is had by turns, so long each.</summary>
    static readonly TimeSpan Watch = TimeSpan.FromSeconds(10);

    /// <summary>
    /// While the watch changes nobody has it: the machines' clocks may differ by a second, a call may be on its way for
    /// another, and then its second must have passed.
    /// </summary>
    static readonly TimeSpan Change = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Parts of one crew add up to the limit; and they stay within it when some of them see others beside, who are
    /// gone.
    /// </summary>
    /// <param name="crew">The instances alive, this one among them.</param>
    /// <param name="now">On the machine's clock.</param>
    /// <returns>Zero: for now it is others' turn.</returns>
    public static int Of(int limit, IReadOnlyCollection<string> crew, string self, DateTimeOffset now)
    {
        var (watch, into) = Math.DivRem(now.UtcTicks, Watch.Ticks);
        if (into < Change.Ticks)
            return limit / crew.Count;

        // Whoever sees more instances sees itself no further ahead, so nobody's part is larger than it would be.
        var mine = Order(self, watch);
        var ahead = crew.Count(other => Order(other, watch).CompareTo(mine) < 0);
        return ahead < limit ? ((limit - 1 - ahead) / crew.Count) + 1 : 0;
    }

    /// <summary>Another order for each watch, the same for everybody.</summary>
    static (ulong Hash, string Id) Order(string id, long watch)
    {
        var hash = 14695981039346656037 ^ (ulong)watch; // FNV-1a, then mixed.
        foreach (var letter in id)
            hash = (hash ^ letter) * 1099511628211;
        hash = (hash ^ (hash >> 31)) * 0xbf58476d1ce4e5b9;
        return (hash ^ (hash >> 29), id);
    }
}
