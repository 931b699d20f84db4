using System.Security.Cryptography;

namespace CoachBot.Core.Hosting;

/// <summary>This process among those that share a store.</summary>
/// <param name="InstanceId">Another one after each start: a row it owes may be on the wire while it lives.</param>
/// <param name="Alone">No other process uses the store, so another life's lease is a dead one's.</param>
public sealed record ProcessInstance(string InstanceId, bool Alone)
{
    public static ProcessInstance Start(bool alone) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), alone);
}
