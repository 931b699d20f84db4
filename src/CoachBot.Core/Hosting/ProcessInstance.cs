using System.Security.Cryptography;

namespace CoachBot.Core.Hosting;

/// <summary>This process among those that share a store.</summary>
/// <param name="InstanceId">16 hexadecimal digits, others after each start: a pending row names the process that may
/// have it on the wire.</param>
/// <param name="Alone">No other process uses the store, so the lease of another instance is a dead one's.</param>
public sealed record ProcessInstance(string InstanceId, bool Alone)
{
    public static ProcessInstance Start(bool alone) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), alone);
}
