using System.Text.Json;
using CoachBot.Core.Conversation;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Tokens for the machine's own, user-assigned identity, whose client id is the bot's, by MSAL.</summary>
public sealed class ManagedIdentity(
    IHttpClientFactory http, IOptions<BotFrameworkOptions> options, TimeProvider time) : IBotIdentity
{
    public const string HttpClientName = "BotFramework.Identity";

    readonly Lazy<IManagedIdentityApplication> _application = new(() => ManagedIdentityApplicationBuilder
        .Create(ManagedIdentityId.WithUserAssignedClientId(options.Value.MicrosoftAppId))
        .WithHttpClientFactory(new MsalClients(http, HttpClientName), retryOnceOn5xx: false)
        .Build());

    public async Task<TokenResult> AskAsync(CancellationToken ct)
    {
        try
        {
            return MsalClients.Given(
                await _application.Value.AcquireTokenForManagedIdentity(options.Value.ToChannelFromBotOAuthScope)
                    .WithForceRefresh(true) // What is kept is kept by OutboundToken.
                    .ExecuteAsync(ct),
                time);
        }
        catch (Exception e) when (e is MsalException or HttpRequestException or SystemException or JsonException)
        {
            ct.ThrowIfCancellationRequested();
            return new TokenResult.Denied(new ChannelResult.NotNow(null, "ManagedIdentityGaveNoToken"));
        }
    }
}
