using System.Globalization;
using System.Text;
using System.Text.Json;
using CoachBot.Core.Conversation;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Tokens for the application's secret: OAuth 2.0, client credentials, at the login URL, by MSAL.</summary>
public sealed class ClientSecretIdentity(
    IHttpClientFactory http, IOptions<BotFrameworkOptions> options, TimeProvider time) : IBotIdentity
{
    public const string HttpClientName = "BotFramework.Login";

    /// <summary>Never reached: <see cref="TokenEndpoint"/> sends what goes there to the login URL.</summary>
    const string AnyAuthority = "https://login.microsoftonline.com/botframework.com";

    readonly Lazy<IConfidentialClientApplication> _application = new(() => ConfidentialClientApplicationBuilder
        .Create(options.Value.MicrosoftAppId)
        .WithClientSecret(options.Value.MicrosoftAppPassword)
        .WithAuthority(AnyAuthority)
        .WithInstanceDiscovery(false)
        .WithHttpClientFactory(new MsalClients(http, HttpClientName), retryOnceOn5xx: false)
        .Build());

    public async Task<TokenResult> AskAsync(CancellationToken ct)
    {
        try
        {
            return MsalClients.Given(
                await _application.Value.AcquireTokenForClient([options.Value.ToChannelFromBotOAuthScope])
                    .WithForceRefresh(true) // What is kept is kept by OutboundToken.
                    .ExecuteAsync(ct),
                time);
        }
        catch (MsalServiceException e) when (e.StatusCode != 200)
        {
            return new TokenResult.Denied(Deny(e));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return new TokenResult.Denied(new ChannelResult.NotNow(null, "TokenEndpointUnreachable"));
        }
        catch (Exception e) when (e is MsalException or SystemException or JsonException)
        {
            // An answer that is no token's; some fail MSAL's own reader.
            return new TokenResult.Denied(new ChannelResult.NotNow(null, "TokenEndpointAnsweredNoToken"));
        }
    }

    /// <remarks>Entra throttles and fails over too; anything else is a wrong id, secret, tenant or scope.</remarks>
    ChannelResult Deny(MsalServiceException fault)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"Token{fault.StatusCode}");
        return fault.StatusCode is 408 or 429 or >= 500
            ? new ChannelResult.NotNow(RetryAfter.Read(fault.Headers?.RetryAfter, time.GetUtcNow()), code)
            : new ChannelResult.Refused(
                $"{code}.{ErrorCode.Read(Encoding.UTF8.GetBytes(fault.ResponseBody ?? "")) ?? "unknown"}");
    }

    /// <summary>
    /// Sends a request for a token to the endpoint of the settings, which may be a whole path, or on this machine:
    /// MSAL would make up its own from an authority, and takes none without TLS.
    /// </summary>
    internal sealed class TokenEndpoint(IOptions<BotFrameworkOptions> options) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = options.Value.TokenEndpoint;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
