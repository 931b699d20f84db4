using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoachBot.BotFramework.Inbound;

/// <summary>The scheme <c>BotFramework</c>: who sends this request, judged by its header alone.</summary>
/// <remarks>
/// Leaves a <see cref="Proof"/> among the request's features. What the body claims is held against it by
/// <see cref="TeamsActivityReceiver"/>, since a sound token may still be put before another's words.
/// </remarks>
public sealed class TokenCheck(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    ILoggerFactory logs,
    UrlEncoder encoder,
    ChannelToken token,
    UnsignedEndpoint door) : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, logs, encoder)
{
    public const string SchemeName = "BotFramework";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var proof = Request.Headers.Authorization.ToArray() switch
        {
            [] => door.Admits(Context) ? Proof.OfThisMachine : null,
            [{ } header] => await token.CheckAsync(header, Context.RequestAborted),
            _ => null,
        };
        if (proof is null)
            return AuthenticateResult.NoResult();

        Context.Features.Set(proof);
        return AuthenticateResult.Success(new(new(new ClaimsIdentity(SchemeName)), SchemeName));
    }
}
