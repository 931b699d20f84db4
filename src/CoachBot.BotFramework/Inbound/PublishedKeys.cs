using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using CoachBot.Core.Wire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.BotFramework.Inbound;

/// <summary>A published key, and the channels it may sign for.</summary>
public sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);

/// <summary>The keys published at one time, by their id.</summary>
sealed record KeySet(FrozenDictionary<string, SigningKey> ById, DateTimeOffset FetchedAt)
{
    /// <summary>Before the first were fetched.</summary>
    public static KeySet None { get; } = new(FrozenDictionary<string, SigningKey>.Empty, DateTimeOffset.MinValue);

    /// <remarks>A clock that is set back makes them no younger.</remarks>
    public TimeSpan Age(DateTimeOffset now) => (now - FetchedAt).Duration();
}

/// <summary>Reads the keys from where the OpenID metadata says they are published.</summary>
/// <remarks>As plain JSON: the library's own key set drops <c>endorsements</c>.</remarks>
public sealed class PublishedKeys(
    IHttpClientFactory http, IOptions<BotFrameworkOptions> options, IHostEnvironment environment)
{
    public const string HttpClientName = "BotFramework.Keys";

    /// <returns>The keys by their id; or what went wrong, in a word.</returns>
    public async Task<(FrozenDictionary<string, SigningKey>? Keys, string? Fault)> FetchAsync(CancellationToken ct)
    {
        try
        {
            using var client = http.CreateClient(HttpClientName);
            using var metadata =
                JsonDocument.Parse(await client.GetByteArrayAsync(options.Value.ToBotFromChannelOpenIdMetadataUrl, ct));
            var address = metadata.RootElement.Text("jwks_uri") ?? "";
            if (!BotFrameworkFaults.IsAddress(address, environment.IsDevelopment()))
                return (null, "the metadata names no address of keys");

            using var published = JsonDocument.Parse(await client.GetByteArrayAsync(address, ct));
            return (Read(published.RootElement), null);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException
                                       or InvalidOperationException or FormatException)
        {
            return (null, e.GetType().Name);
        }
    }

    static FrozenDictionary<string, SigningKey> Read(JsonElement published) => published.Each("keys")
        .Select(key => (Id: key.Text("kid"), Key: ReadKey(key)))
        .Where(key => key is { Id.Length: > 0, Key: not null })
        .DistinctBy(key => key.Id)
        .ToFrozenDictionary(key => key.Id!, key => key.Key!, StringComparer.Ordinal);

    static SigningKey? ReadKey(JsonElement key)
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
}
