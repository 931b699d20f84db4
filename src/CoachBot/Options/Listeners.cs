using System.ComponentModel.DataAnnotations;
using System.Net;

namespace CoachBot;

/// <summary>The addresses the host listens on, as far as settings tell.</summary>
public static class Listeners
{
    public static ValidationResult? AreAddresses(string urls) =>
        Split(urls) is { Length: > 0 } all && all.All(url => Parse(url) is not null)
            ? ValidationResult.Success
            : new("");

    /// <summary>
    /// Nobody but this machine can connect. A host name other than <c>localhost</c> makes Kestrel listen to everybody.
    /// </summary>
    /// <remarks><c>Kestrel:Endpoints</c> takes the place of <c>Urls</c>; both are judged.</remarks>
    public static bool AreLoopback(IConfiguration configuration) =>
        All(configuration).All(url => Parse(url) is { } address && IsLoopback(address.Host));

    /// <summary>The addresses as they were set, to be told to an operator.</summary>
    public static string Named(IConfiguration configuration) => string.Join(", ", All(configuration));

    static IEnumerable<string> All(IConfiguration configuration)
    {
        var urls = Split(configuration[nameof(AddressOptions.Urls)] ?? AddressOptions.DefaultUrls);
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren();
        return urls.Concat(endpoints.Select(endpoint => endpoint["Url"] ?? ""));
    }

    static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));

    static string[] Split(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    static BindingAddress? Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is
            { Scheme: "http" or "https", Port: >= 0 and <= IPEndPoint.MaxPort } address ? address : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
