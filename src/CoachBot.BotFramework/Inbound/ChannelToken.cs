using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.BotFramework.Inbound;

/// <summary>What a sender proved: for which service URL, and for which channels, it may speak.</summary>
/// <param name="ServiceUrl">The token's <c>serviceurl</c>; <c>null</c> for an unsigned sender on this machine.</param>
/// <param name="Endorsements">Channels the signing key may sign for.</param>
public sealed record Proof(string? ServiceUrl, FrozenSet<string> Endorsements)
{
    /// <summary>A sender on this machine, who needs no token during development.</summary>
    public static Proof OfThisMachine { get; } = new(null, FrozenSet<string>.Empty);

    public bool IsSigned => ServiceUrl is not null;
}

/// <summary>Checks the token that Azure Bot Service puts on each activity.</summary>
/// <remarks>
/// "Authentication with the Bot Connector API", connector to bot: issuer, audience, signature, lifetime,
/// <c>serviceurl</c>. Tokens of the Emulator and of other bots carry other issuers and are refused like any stranger's.
/// A token checked once is known again by its hash, while its key is still published and its time has not run out.
/// </remarks>
public sealed class ChannelToken(SigningKeys keys, IOptions<BotFrameworkOptions> options, TimeProvider time)
{
    /// <summary>How far the sender's clock and ours may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    const int MaxKnown = 256;

    static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <param name="authorization">The header: <c>Bearer</c>, a blank, the token.</param>
    /// <returns>
    /// What it proves; <c>null</c> for anything else, for whatever reason. Never throws for bad input.
    /// </returns>
    public async ValueTask<Proof?> CheckAsync(string authorization, CancellationToken ct)
    {
        if (options.Value.MicrosoftAppId.Length == 0
            || authorization.Split(' ') is not [var scheme, { Length: > 0 } token]
            || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            || Read(token) is not { Kid.Length: > 0 } jwt
            || await keys.FindAsync(jwt.Kid, ct) is not { } key)
            return null;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_known.TryGetValue(hash, out var known) && ReferenceEquals(known.Key, key) && IsNow(null, known.Until))
            return known.Proof;

        if (!(await Handler.ValidateTokenAsync(jwt, Rules(key))).IsValid
            || !jwt.TryGetPayloadValue<object>("serviceurl", out var claim)
            || claim is not string { Length: > 0 } serviceUrl)
            return null;

        if (_known.Count >= MaxKnown)
            _known.Clear();
        var proof = new Proof(serviceUrl, key.Endorsements);
        _known[hash] = new(key, jwt.ValidTo, proof);
        return proof;
    }

    static JsonWebToken? Read(string token)
    {
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException)
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
        AudienceValidator = (audiences, _, _) => audiences is not null
            && audiences.Contains(options.Value.MicrosoftAppId, StringComparer.OrdinalIgnoreCase),
        LifetimeValidator = (from, until, _, _) => until is { } end && IsNow(from, end),
        LogValidationExceptions = false,
    };

    /// <summary>
    /// Within the token's time, give or take <see cref="Skew"/>; no beginning means it always had begun.
    /// </summary>
    bool IsNow(DateTime? from, DateTime until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return (from is null || from.Value <= now + Skew) && now - Skew < until;
    }

    sealed record Known(SigningKey Key, DateTime Until, Proof Proof);
}
