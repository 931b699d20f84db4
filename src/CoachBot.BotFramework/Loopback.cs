using System.Net;

namespace CoachBot.BotFramework;

/// <summary>Tells this machine from others, by address and never by looking a name up.</summary>
static class Loopback
{
    public static bool Is(Uri address) => Is(address.Host);

    /// <param name="host">
    /// <c>localhost</c> or an IP address, IPv6 with or without brackets; any other name is not this machine.
    /// </param>
    public static bool Is(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && Is(address));

    public static bool Is(IPAddress? address) =>
        address is not null
        && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
