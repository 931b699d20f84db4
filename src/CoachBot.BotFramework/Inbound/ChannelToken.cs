using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.BotFramework.Inbound;

/// <summary>Checks the token that Azure Bot Service puts on each activity.</summary>
/// <remarks>
/// "Authentication with the Bot Connector API", connector to bot: issuer, audience, signature, lifetime,
/// <c>serviceurl</c>. Tokens of the Emulator and of other bots carry other issuers and are refused like any stranger's.
/// A token checked once is known again by its hash, while its key is still published and its time has not run out.
/// </remarks>
public sealed class ChannelToken(
    SigningKeys keys, ServiceHosts hosts, IOptions<BotFrameworkOptions> options, TimeProvider time)
{
    /// <summary>How far the sender's clock and ours may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    const string ServiceUrlClaim = "serviceurl";
    const int MaxKnown = 256;

    static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <param name="authorization">The header: <c>Bearer</c>, a blank, the token.</param>
    /// <returns>
    /// What it proves; <c>null</c> for anything else, for whatever reason. Never throws for bad input.
    /// </returns>
    public async ValueTask<SenderProof?> CheckAsync(string authorization, CancellationToken ct)
    {
        if (options.Value.MicrosoftAppId.Length == 0
            || authorization.Split(' ') is not [var scheme, { Length: > 0 } token]
            || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return null;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return _known.TryGetValue(hash, out var known) && IsNow(null, known.Until)
            && ReferenceEquals(known.Key, await keys.FindAsync(known.Key.Key.KeyId, ct))
                ? known.Proof
                : await ProveAsync(token, hash, ct);
    }

    async ValueTask<SenderProof?> ProveAsync(string token, string hash, CancellationToken ct)
    {
        if (Read(token) is not { } claimed
            || await keys.FindAsync(claimed.Token.Kid, ct) is not { } key
            || !(await Handler.ValidateTokenAsync(claimed.Token, Rules(key))).IsValid)
            return null;

        if (_known.Count >= MaxKnown)
            _known.Clear();
        var proof = new SenderProof(claimed.ServiceUrl, key.Endorsements);
        _known[hash] = new(key, claimed.Token.ValidTo, proof);
        return proof;
    }

    /// <summary>
    /// Reads what the token claims; <c>null</c> when nobody's signature could make it one for this bot, so that a
    /// stranger's token never asks for keys.
    /// </summary>
    Claimed? Read(string token)
    {
        try
        {
            var jwt = new JsonWebToken(token);
            return jwt.Kid is { Length: > 0 }
                && jwt.Issuer == options.Value.ToBotFromChannelTokenIssuer
                && IsForThisBot(jwt.Audiences)
                && IsNow(jwt.ValidFrom, jwt.ValidTo)
                && jwt.TryGetPayloadValue<object>(ServiceUrlClaim, out var claim)
                && claim is string serviceUrl
                && hosts.Allows(serviceUrl)
                    ? new(jwt, serviceUrl)
                    : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException
            or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    TokenValidationParameters Rules(SigningKey key) => new()
    {
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        ValidIssuer = options.Value.ToBotFromChannelTokenIssuer,
        AudienceValidator = (audiences, _, _) => IsForThisBot(audiences),
        LifetimeValidator = (from, until, _, _) => until is { } end && IsNow(from, end),
        LogValidationExceptions = false,
    };

    bool IsForThisBot(IEnumerable<string>? audiences) =>
        audiences?.Contains(options.Value.MicrosoftAppId, StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>
    /// Within the token's time, give or take <see cref="Skew"/>; no beginning means it always had begun.
    /// </summary>
    bool IsNow(DateTime? from, DateTime until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return (from is null || from.Value <= now + Skew) && now - Skew < until;
    }

    sealed record Claimed(JsonWebToken Token, string ServiceUrl);

    sealed record Known(SigningKey Key, DateTime Until, SenderProof Proof);
}
