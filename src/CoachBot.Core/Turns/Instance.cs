using System.Security.Cryptography;

namespace CoachBot.Core.Turns;

/// <summary>This process among those that share a store.</summary>
/// <param name="Life">Another one after each start: a row it owes may be on the wire while it lives.</param>
/// <param name="Alone">No other process uses the store, so another life's lease is a dead one's.</param>
public sealed record Instance(string Life, bool Alone)
{
    public static Instance Start(bool alone) => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), alone);
}
