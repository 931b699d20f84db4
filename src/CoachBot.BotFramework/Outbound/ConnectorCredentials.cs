using Microsoft.Rest;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Puts the bot's own token on a request of the SDK's.</summary>
sealed class ConnectorCredentials(OutboundToken token) : ServiceClientCredentials
{
    /// <exception cref="ConnectorRefusedException">There is none, and the request does not go out.</exception>
    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (await token.GetAsync(cancellationToken))
        {
            case TokenResult.Given { Bearer: { } bearer }:
                request.Headers.Authorization = new("Bearer", bearer);
                break;
            case TokenResult.Denied denied:
                throw new ConnectorRefusedException { Refusal = ConnectorRefusal.None(denied.Because) };
        }
    }
}
