using System.Text;
using CoachBot.Slack.Outbound;
using Microsoft.Extensions.Options;

namespace CoachBot.Slack.Install;

/// <summary>oauth.v2.access: a code for a token, and a token that ends for another.</summary>
/// <remarks>
/// The app proves itself by HTTP Basic. Neither call is repeated in here: a code and a refresher are good once.
/// </remarks>
public sealed class OAuthApi(IHttpClientFactory http, IOptions<SlackOptions> options, TimeProvider time)
{
    const string Method = "oauth.v2.access";

    /// <param name="redirectUri">As it was when the code was asked for, letter for letter.</param>
    public Task<Exchange> RedeemAsync(string code, string redirectUri, CancellationToken ct) =>
        AskAsync(SlackCall.Form(Method, ("code", code), ("redirect_uri", redirectUri)), ct);

    public Task<Exchange> RenewAsync(string refresher, CancellationToken ct) =>
        AskAsync(SlackCall.Form(Method, ("grant_type", "refresh_token"), ("refresh_token", refresher)), ct);

    /// <summary>auth.revoke: gives a token back that is not wanted. Whatever comes of it, it is not kept.</summary>
    public async Task RevokeAsync(OAuthGrant grant, CancellationToken ct)
    {
        const string Revoke = "auth.revoke";
        using var client = http.CreateClient(WebApiClient.HttpClientName);
        await WebApiAnswer.OfAsync(
            client, new Uri(new Uri(options.Value.ApiUrl), Revoke), $"Bearer {grant.BotToken}",
            SlackCall.Form(Revoke), time, ct);
    }

    async Task<Exchange> AskAsync(SlackCall call, CancellationToken ct)
    {
        var credentials = Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}");
        using var client = http.CreateClient(WebApiClient.HttpClientName);
        var answer = await WebApiAnswer.OfAsync(
            client,
            new Uri(new Uri(options.Value.ApiUrl), Method),
            $"Basic {Convert.ToBase64String(credentials)}",
            call,
            time,
            ct);

        var reply = answer.Reply();
        return reply.IsOk && OAuthGrant.Read(reply.Body) is { } grant
            ? new Exchange.Granted(grant)
            : new Exchange.Denied(
                reply.IsOk ? "no_bot_token" : reply.Error,
                MayTryAgain: reply.Outcome is SlackOutcome.Retry or SlackOutcome.Unknown);
    }
}

/// <summary>What an exchange came to.</summary>
public abstract record Exchange
{
    Exchange()
    {
    }

    public sealed record Granted(OAuthGrant Grant) : Exchange;

    /// <param name="Error">Slack's code, such as <c>invalid_code</c>.</param>
    /// <param name="MayTryAgain">Slack could not be reached, or is briefly down.</param>
    public sealed record Denied(string Error, bool MayTryAgain) : Exchange;
}
