using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Benchmarks;

/// <summary>Teams and Entra without a network: publishes a key, signs with it, gives tokens, takes cards.</summary>
sealed class TeamsKeys : IDisposable
{
    public const string AppId = "0d6c38e9-8e7f-4f42-9a0e-6a3b7f4f7f10";
    public const string Tenant = "b5c5c1d2-5a3f-4d56-8f5e-2f9e9a3f5d11";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea";

    readonly RSA _pair = RSA.Create(2048);
    int _tokens;

    public string Token()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://api.botframework.com",
            Audience = AppId,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddHours(1).AddSeconds(_tokens++),
            Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl },
            SigningCredentials = new(new RsaSecurityKey(_pair) { KeyId = "key" }, SecurityAlgorithms.RsaSha256),
        });
    }

    public HttpMessageHandler Network() => new Answers(_pair.ExportParameters(includePrivateParameters: false));

    public void Dispose() => _pair.Dispose();

    sealed class Answers(RSAParameters key) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null)
                await request.Content.CopyToAsync(Stream.Null, cancellationToken);
            return new(HttpStatusCode.OK)
            {
                Content = new StringContent(request.RequestUri!.AbsolutePath switch
                {
                    "/v1/.well-known/openidconfiguration" => """{ "jwks_uri": "https://login.example/keys" }""",
                    "/keys" => $$"""
                        { "keys": [ { "kty": "RSA", "kid": "key", "endorsements": [ "msteams" ],
                          "n": "{{Base64UrlEncoder.Encode(key.Modulus)}}",
                          "e": "{{Base64UrlEncoder.Encode(key.Exponent)}}" } ] }
                        """,
                    var path when path.EndsWith("/token", StringComparison.Ordinal) =>
                        """{ "token_type": "Bearer", "expires_in": 3600, "access_token": "token" }""",
                    _ => """{ "id": "1795288154085" }""",
                }, Encoding.UTF8, "application/json"),
            };
        }
    }
}
