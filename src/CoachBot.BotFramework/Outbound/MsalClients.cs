using CoachBot.Core.Conversation;
using Microsoft.Identity.Client;

namespace CoachBot.BotFramework.Outbound;

/// <summary>What MSAL sends with.</summary>
sealed class MsalClients(IHttpClientFactory http, string name) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => http.CreateClient(name);

    /// <summary>A token as MSAL tells it, whose time MSAL counts on the machine's clock.</summary>
    public static TokenResult Given(AuthenticationResult token, TimeProvider time)
    {
        var left = token.ExpiresOn - TimeProvider.System.GetUtcNow();
        return left > TimeSpan.Zero
            ? new TokenResult.Given(token.AccessToken, time.GetUtcNow() + left)
            : new TokenResult.Denied(new ChannelResult.NotNow(null, "TokenEndpointAnsweredNoToken"));
    }
}
