using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Tests.Support.BotFramework;

/// <summary>Publishes keys as the Bot Framework does, and signs tokens with them.</summary>
sealed class FakeAuthority(TimeProvider time) : HttpMessageHandler
{
    public const string AppId = "0d6c38e9-8e7f-4f42-9a0e-6a3b7f4f7f10";
    public const string Issuer = "https://api.botframework.com";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    /// <summary>Made once: a key takes longer than a test.</summary>
    static readonly RSA[] Pairs = [RSA.Create(2048), RSA.Create(2048), RSA.Create(2048)];

    readonly List<(RsaSecurityKey Key, string[] Endorsements)> _keys = [];
    int _made;

    /// <summary>How often the metadata was read.</summary>
    public int Reads { get; private set; }

    public bool IsDown { get; set; }

    /// <summary>The keys are told when this is done.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>What the metadata names as the address of the keys.</summary>
    public string KeysAddress { get; set; } = "https://login.example/keys";

    /// <summary>Publishes a new key beside the old ones.</summary>
    public RsaSecurityKey Publish(params string[] endorsements)
    {
        var key = new RsaSecurityKey(Pairs[_made++]) { KeyId = $"key-{_made}" };
        _keys.Add((key, endorsements));
        return key;
    }

    public void Withdraw(SecurityKey key) => _keys.RemoveAll(published => published.Key == key);

    /// <summary>A key of this name that nobody publishes.</summary>
    public static RsaSecurityKey Stranger(string name) => new(Pairs[^1]) { KeyId = name };

    /// <summary>A token as Teams' own, but for what is said otherwise.</summary>
    public string Token(
        SecurityKey key, string algorithm = SecurityAlgorithms.RsaSha256, string issuer = Issuer,
        string audience = AppId, object? serviceUrl = null, string claim = "serviceurl",
        TimeSpan? from = null, TimeSpan? until = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now + (from ?? TimeSpan.FromMinutes(-1)),
            Expires = now + (until ?? TimeSpan.FromHours(1)),
            Claims = new Dictionary<string, object> { [claim] = serviceUrl ?? ServiceUrl },
            SigningCredentials = new(key, algorithm),
        });
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Until;
        if (IsDown)
            throw new HttpRequestException(HttpRequestError.ConnectionError);

        var isMetadata = request.RequestUri!.AbsolutePath.EndsWith("openidconfiguration", StringComparison.Ordinal);
        Reads += isMetadata ? 1 : 0;
        object answer = isMetadata
            ? new { issuer = Issuer, jwks_uri = KeysAddress }
            : new { keys = _keys.Select(Published) };
        return new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(answer)) };
    }

    static object Published((RsaSecurityKey Key, string[] Endorsements) published)
    {
        var parameters = published.Key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = published.Key.KeyId,
            x5t = published.Key.KeyId,
            n = Base64UrlEncoder.Encode(parameters.Modulus),
            e = Base64UrlEncoder.Encode(parameters.Exponent),
            endorsements = published.Endorsements,
        };
    }
}
