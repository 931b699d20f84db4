using System.Collections.Concurrent;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;

namespace CoachBot.BotFramework.Outbound;

/// <summary>One <see cref="Connector"/> for each service URL, for the life of the process.</summary>
/// <remarks>
/// A client made for each turn, as the SDK does, learns the shape of every type anew: forty times the work of the turn.
/// </remarks>
public sealed class SharedConnectors(IHttpClientFactory http, OutboundToken token, ServiceHosts hosts)
    : ConnectorFactory
{
    public const string HttpClientName = "BotFramework.Connector";

    readonly ConcurrentDictionary<string, Connector> _byUrl = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Nothing may be sent there.</exception>
    public Connector At(string serviceUrl)
    {
        var url = serviceUrl.TrimEnd('/');
        if (_byUrl.TryGetValue(url, out var known))
            return known;
        if (!hosts.Allows(url))
            throw new ArgumentException("No token may be sent there.", nameof(serviceUrl));

        var client = http.CreateClient(HttpClientName);
        ConnectorClient.AddDefaultRequestHeaders(client);
        return _byUrl.GetOrAdd(url, new Connector(new Uri(url), new ConnectorCredentials(token), client));
    }

    public override Task<IConnectorClient> CreateAsync(
        string serviceUrl, string audience, CancellationToken cancellationToken) =>
        Task.FromResult(At(serviceUrl).Client);
}
