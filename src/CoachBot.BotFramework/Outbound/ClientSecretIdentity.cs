using System.Globalization;
using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;
using Microsoft.Extensions.Options;

namespace CoachBot.BotFramework.Outbound;

/// <summary>Tokens for the application's secret: OAuth 2.0, client credentials, at the login URL.</summary>
public sealed class ClientSecretIdentity(
    IHttpClientFactory http, IOptions<BotFrameworkOptions> options, TimeProvider time) : IBotIdentity
{
    public const string HttpClientName = "BotFramework.Login";

    public async Task<TokenResult> AskAsync(CancellationToken ct)
    {
        try
        {
            using var client = http.CreateClient(HttpClientName);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = options.Value.MicrosoftAppId,
                ["client_secret"] = options.Value.MicrosoftAppPassword,
                ["scope"] = options.Value.ToChannelFromBotOAuthScope,
            });
            using var response = await client.PostAsync(options.Value.TokenEndpoint, form, ct);
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            return response.IsSuccessStatusCode
                ? Read(body)
                : Deny((int)response.StatusCode, body, RetryAfter.Read(response, time.GetUtcNow()));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return new TokenResult.Denied(new ChannelResult.NotNow(null, "TokenEndpointUnreachable"));
        }
    }

    TokenResult Read(byte[] body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            if (answer.RootElement.Text("access_token") is { Length: > 0 } token
                && answer.RootElement.Text("expires_in") is { } expiresIn
                && double.TryParse(expiresIn, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return new TokenResult.Given(token, time.GetUtcNow().AddSeconds(Math.Min(seconds, 86_400)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Whatever that was, it is no token.
        }

        return new TokenResult.Denied(new ChannelResult.NotNow(null, "TokenEndpointAnsweredNoToken"));
    }

    /// <remarks>Entra throttles and fails over too; anything else is a wrong id, secret, tenant or scope.</remarks>
    static TokenResult.Denied Deny(int status, byte[] body, TimeSpan? after) => new(
        status is 408 or 429 or >= 500
            ? new ChannelResult.NotNow(after, $"Token{status}")
            : new ChannelResult.Refused($"Token{status}.{ErrorCode.Read(body) ?? "unknown"}"));
}
