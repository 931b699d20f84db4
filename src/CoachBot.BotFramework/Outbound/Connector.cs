using System.Diagnostics.CodeAnalysis;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Teams;
using Microsoft.Rest;

namespace CoachBot.BotFramework.Outbound;

/// <summary>The SDK's clients of the Connector at one service URL.</summary>
public sealed class Connector(Uri url, ServiceClientCredentials credentials, HttpClient http)
{
    /// <summary>As the SDK asks for it.</summary>
    public IConnectorClient Client { get; } = new Lasting(url, credentials, http);

    public IConversations Conversations => Client.Conversations;

    public ITeamsOperations Teams { get; } =
        new TeamsConnectorClient(url, credentials, http, disposeHttpClient: false).Teams;

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
