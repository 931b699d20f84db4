using System.Security.Claims;
using CoachBot.BotFramework.Outbound;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Who sends a request, and with what the SDK answers: this program's own in the place of the SDK's.</summary>
/// <remarks>
/// The SDK's compares a service URL only where the body names one, takes tokens of the Emulator, of other bots and of
/// its streaming channel, and makes a client of the Connector for each turn, which learns the shape of every type anew.
/// </remarks>
public sealed class TeamsAuthentication(
    ChannelToken token, UnsignedEndpoint endpoint, ActivityClaims claims, SharedConnectors connectors,
    IOptions<BotFrameworkOptions> options) : BotFrameworkAuthentication
{
    const string Scheme = "BotFramework";

    /// <summary>The bot signs nobody in, but a turn of the SDK's is made with a client that could.</summary>
    readonly Lazy<Task<UserTokenClient>> _signIn = new(() =>
        BotFrameworkAuthenticationFactory.Create().CreateUserTokenClientAsync(new ClaimsIdentity(), default));

    /// <summary>Judges a request by its headers alone.</summary>
    /// <returns>What it proves; <c>null</c>: nothing.</returns>
    public async ValueTask<SenderProof?> ProveAsync(HttpContext context, CancellationToken ct) =>
        context.Request.Headers.Authorization.ToArray() switch
        {
            [] => endpoint.Admits(context) ? SenderProof.OfThisMachine : null,
            [{ } header] => await token.CheckAsync(header, ct),
            _ => null,
        };

    /// <returns>As the SDK has it; <c>null</c> when the activity claims what its sender did not prove.</returns>
    public AuthenticateRequestResult? Judge(SdkActivity activity, SenderProof proof) =>
        !claims.Hold(activity, proof) ? null : new()
        {
            Audience = options.Value.ToChannelFromBotOAuthScope,
            ClaimsIdentity = new ClaimsIdentity(proof.IsSigned ? Scheme : null),
            ConnectorFactory = connectors,
        };

    /// <inheritdoc/>
    /// <remarks>For the SDK's own callers; <see cref="TeamsAdapter"/> proves before it reads.</remarks>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        SdkActivity activity, string authHeader, CancellationToken cancellationToken) =>
        await token.CheckAsync(authHeader ?? "", cancellationToken) is { } proof && Judge(activity, proof) is { } result
            ? result
            : throw new UnauthorizedAccessException();

    /// <inheritdoc/>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException();

    /// <inheritdoc/>
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => connectors;

    /// <inheritdoc/>
    public override Task<UserTokenClient> CreateUserTokenClientAsync(
        ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) => _signIn.Value;
}
