using Azure.Core;
using Azure.Identity;
using CoachBot.Core.Conversation;
using Microsoft.Extensions.Options;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Tokens for the machine's own, user-assigned identity, whose client id is the bot's.</summary>
public sealed class ManagedIdentity(IOptions<BotFrameworkOptions> options) : IBotIdentity
{
    readonly Lazy<ManagedIdentityCredential> _credential = new(() =>
        new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.Value.MicrosoftAppId)));

    public async Task<TokenResult> AskAsync(CancellationToken ct)
    {
        try
        {
            var scope = new TokenRequestContext([options.Value.ToChannelFromBotOAuthScope]);
            var token = await _credential.Value.GetTokenAsync(scope, ct);
            return new TokenResult.Given(token.Token, token.ExpiresOn);
        }
        catch (AuthenticationFailedException)
        {
            ct.ThrowIfCancellationRequested();
            return new TokenResult.Denied(new ChannelResult.NotNow(null, "ManagedIdentityGaveNoToken"));
        }
    }
}
