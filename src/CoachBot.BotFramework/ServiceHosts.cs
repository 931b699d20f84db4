using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoachBot.BotFramework;

/// <summary>Where a token of the bot's may be sent. A forged service URL would steal it.</summary>
public sealed class ServiceHosts(IOptions<BotFrameworkOptions> options, IHostEnvironment environment)
{
    /// <returns>
    /// <c>true</c> for https, on the usual port, to a host that is listed letter for letter; in Development also for
    /// this machine, with http and any port. Never throws.
    /// </returns>
    public bool Allows(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0
        && url.Query.Length == 0
        && url.Fragment.Length == 0
        && (IsListed(url) || IsLocal(url));

    bool IsListed(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps
        && url.IsDefaultPort
        && options.Value.ServiceHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase);

    bool IsLocal(Uri url) =>
        environment.IsDevelopment()
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && Loopback.Is(url);
}
