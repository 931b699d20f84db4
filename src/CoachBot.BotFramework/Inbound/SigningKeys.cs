using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using CoachBot.Core.Wire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.BotFramework.Inbound;

/// <summary>A published key, and the channels it may sign for.</summary>
public sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>The keys that sign inbound tokens, as the OpenID metadata publishes them.</summary>
/// <remarks>
/// Read as plain JSON: the library's own key set drops <c>endorsements</c>, and its ConfigurationManager fetches an
/// unknown key in the background on a clock of its own, so that the first activity after a roll-over would be refused.
/// Refreshed every 24 hours (the Bot Framework asks for it), and at once for an unknown key, but once a minute at most.
/// When the publisher cannot be reached the last keys serve for another 24 hours.
/// </remarks>
public sealed partial class SigningKeys(
    IHttpClientFactory http,
    IOptions<BotFrameworkOptions> options,
    IHostEnvironment environment,
    TimeProvider time,
    ILogger<SigningKeys> log) : IDisposable
{
    public const string HttpClientName = "BotFramework.Keys";

    static readonly TimeSpan RefreshEvery = TimeSpan.FromHours(24);
    static readonly TimeSpan ServeFor = TimeSpan.FromHours(48);
    static readonly TimeSpan TryEvery = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim _oneAtATime = new(1, 1);
    KeySet? _keys;
    DateTimeOffset _triedAt = DateTimeOffset.MinValue;

    /// <returns>The key; <c>null</c> when nobody publishes it, or it cannot be found out.</returns>
    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken ct)
    {
        if (Volatile.Read(ref _keys) is { } known
            && time.GetUtcNow() - known.FetchedAt < RefreshEvery
            && known.ById.TryGetValue(keyId, out var key))
            return key;

        return await RefreshAsync(ct) is { } keys && time.GetUtcNow() - keys.FetchedAt < ServeFor
            ? keys.ById.GetValueOrDefault(keyId)
            : null;
    }

    public void Dispose() => _oneAtATime.Dispose();

    async Task<KeySet?> RefreshAsync(CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (_triedAt > now - TryEvery)
                return _keys;

            _triedAt = now;
            var fetched = new KeySet(await FetchAsync(CancellationToken.None), now);
            Volatile.Write(ref _keys, fetched);
            return fetched;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException
                                       or InvalidOperationException or FormatException)
        {
            ct.ThrowIfCancellationRequested();
            LogNotFetched(e.GetType().Name);
            return _keys;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    async Task<FrozenDictionary<string, SigningKey>> FetchAsync(CancellationToken ct)
    {
        using var client = http.CreateClient(HttpClientName);
        using var metadata =
            JsonDocument.Parse(await client.GetByteArrayAsync(options.Value.ToBotFromChannelOpenIdMetadataUrl, ct));
        var address = metadata.RootElement.Text("jwks_uri") ?? "";
        if (!BotFrameworkFaults.IsAddress(address, environment.IsDevelopment()))
            throw new FormatException("The metadata names no address of keys.");

        using var published = JsonDocument.Parse(await client.GetByteArrayAsync(address, ct));
        return published.RootElement.Each("keys")
            .Select(key => (Id: key.Text("kid"), Key: Read(key)))
            .Where(key => key is { Id.Length: > 0, Key: not null })
            .DistinctBy(key => key.Id)
            .ToFrozenDictionary(key => key.Id!, key => key.Key!);
    }

    static SigningKey? Read(JsonElement key)
    {
        if (key.Text("kty") != "RSA" || key.Text("use") is not (null or "sig")
            || key.Text("n") is not { } modulus || key.Text("e") is not { } exponent)
            return null;

        var rsa = new RsaSecurityKey(new RSAParameters
        {
            Modulus = Base64UrlEncoder.DecodeBytes(modulus),
            Exponent = Base64UrlEncoder.DecodeBytes(exponent),
        })
        { KeyId = key.Text("kid") };
        return new(rsa, key.Each("endorsements")
            .Where(channel => channel.ValueKind == JsonValueKind.String)
            .Select(channel => channel.GetString()!)
            .ToFrozenSet(StringComparer.Ordinal));
    }

    [LoggerMessage(LogLevel.Warning, "The keys of the Bot Framework could not be fetched: {Fault}.")]
    partial void LogNotFetched(string fault);

    sealed record KeySet(FrozenDictionary<string, SigningKey> ById, DateTimeOffset FetchedAt);
}
