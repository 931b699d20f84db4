using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Connector.Teams;
using Microsoft.Rest;

namespace CoachBot.BotFramework.Outbound;

/// <summary>The SDK's clients of the Connector, one for each service URL, for the life of the process.</summary>
/// <remarks>
/// One made for each turn, as the SDK does, learns the shape of every type anew: forty times the work of the turn.
/// </remarks>
public sealed class SharedConnectors(IHttpClientFactory http, OutboundToken token, ServiceHosts hosts)
    : ConnectorFactory
{
    public const string HttpClientName = "BotFramework.Connector";

    readonly ConcurrentDictionary<string, Clients> _byUrl = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Nothing may be sent there.</exception>
    public IConnectorClient At(string serviceUrl) => Of(serviceUrl).Connector;

    /// <inheritdoc cref="At"/>
    public ITeamsConnectorClient TeamsAt(string serviceUrl) => Of(serviceUrl).Teams;

    public override Task<IConnectorClient> CreateAsync(
        string serviceUrl, string audience, CancellationToken cancellationToken) => Task.FromResult(At(serviceUrl));

    Clients Of(string serviceUrl)
    {
        var url = serviceUrl.TrimEnd('/');
        if (_byUrl.TryGetValue(url, out var clients))
            return clients;
        if (!hosts.Allows(url))
            throw new ArgumentException("No token may be sent there.", nameof(serviceUrl));

        var client = http.CreateClient(HttpClientName);
        ConnectorClient.AddDefaultRequestHeaders(client);
        return _byUrl.GetOrAdd(url, new Clients(new Uri(url), new ConnectorCredentials(token), client));
    }

    sealed class Clients(Uri url, ServiceClientCredentials credentials, HttpClient http)
    {
        public IConnectorClient Connector { get; } = new Lasting(url, credentials, http);

        public ITeamsConnectorClient Teams { get; } =
            new TeamsConnectorClient(url, credentials, http, disposeHttpClient: false);
    }

    /// <summary>Outlives the turn it was lent to, though the SDK disposes of it with the turn.</summary>
    sealed class Lasting(Uri url, ServiceClientCredentials credentials, HttpClient http)
        : ConnectorClient(url, credentials, http, disposeHttpClient: false)
    {
        [SuppressMessage("Usage", "CA2215", Justification = "It is everybody's, and lasts as long as the process.")]
        protected override void Dispose(bool disposing)
        {
        }
    }
}
