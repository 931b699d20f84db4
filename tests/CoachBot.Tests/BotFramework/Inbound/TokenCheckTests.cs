using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Tests.Support.BotFramework;
using Microsoft.IdentityModel.Tokens;

namespace CoachBot.Tests.BotFramework.Inbound;

public sealed class TokenCheckTests
{
    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public async Task What_Teams_signs_is_taken(string algorithm)
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams"), algorithm);

        var status = await host.PostAsync(Payload.Message().ToJsonString(), token, remote: "52.112.0.1");

        Assert.Equal(200, status);
        Assert.Equal("commit ask one open question", Assert.Single(host.Taken).Text);
    }

    [Theory]
    [InlineData("another issuer")]
    [InlineData("an issuer of the Emulator")]
    [InlineData("another audience")]
    [InlineData("expired")]
    [InlineData("not valid yet")]
    [InlineData("no service URL")]
    [InlineData("the service URL under the name the document writes")]
    [InlineData("a service URL that is no text")]
    [InlineData("another service URL")]
    [InlineData("a key nobody published")]
    [InlineData("a key that endorses another channel")]
    [InlineData("a key that endorses nothing")]
    [InlineData("no signature")]
    [InlineData("the public key as a secret")]
    [InlineData("the dummy key of the Playground")]
    [InlineData("no key named")]
    [InlineData("tampered")]
    public async Task A_token_that_is_wrong_in_one_thing_is_refused(string wrong)
    {
        await using var host = await BotHost.StartAsync();
        var key = host.Authority.Publish("msteams", "webchat");

        var status = await host.PostAsync(Payload.Message().ToJsonString(), Wrong(wrong, host.Authority, key));

        Assert.Equal(401, status);
        Assert.Empty(host.Taken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer a b")]
    [InlineData("Bearer not.a.token")]
    [InlineData("Bearer ....")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task A_header_that_is_none_is_refused(string header)
    {
        await using var host = await BotHost.StartAsync();

        Assert.Equal(401, await host.PostAsync(Payload.Message().ToJsonString(), authorization: header));
        Assert.Equal(401, await host.PostAsync(Payload.Message().ToJsonString()));
    }

    [Theory]
    [InlineData("serviceUrl", "https://evil.example/")]
    [InlineData("serviceUrl", "http://localhost:3978/")]
    [InlineData("serviceUrl", "")]
    [InlineData("channelId", "webchat")]
    [InlineData("channelId", "")]
    [InlineData("channelId", null)]
    public async Task A_sound_token_before_words_of_another_place_is_refused(string member, string? value)
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams", "webchat", ""));

        var status = await host.PostAsync(Payload.Message().With(member, value).ToJsonString(), token);

        Assert.Equal(401, status);
        Assert.Empty(host.Taken);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("https://loopback/")]
    [InlineData("no address")]
    public async Task A_token_for_a_host_that_is_not_listed_is_refused_though_it_is_sound(string serviceUrl)
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams"), serviceUrl: serviceUrl);

        var status = await host.PostAsync(Payload.Message().With("serviceUrl", serviceUrl).ToJsonString(), token);

        Assert.Equal(401, status);
    }

    [Theory]
    [InlineData("another", "another", 401)]
    [InlineData(BotHost.Tenant, "another", 401)]
    [InlineData("another", BotHost.Tenant, 401)]
    [InlineData(null, null, 401)]
    [InlineData(BotHost.Tenant, null, 200)]
    [InlineData(null, BotHost.Tenant, 200)]
    public async Task Only_the_bots_own_tenant_may_speak(string? inChannelData, string? inConversation, int expected)
    {
        await using var host = await BotHost.StartAsync();
        var activity = Payload.Message();
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = inChannelData } };
        activity["conversation"]!["tenantId"] = inConversation;

        var status = await host.PostAsync(
            activity.ToJsonString(), host.Authority.Token(host.Authority.Publish("msteams")));

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Tenants_that_are_listed_take_the_place_of_the_bots_own()
    {
        await using var host = await BotHost.StartAsync(settings: [("Teams:Tenants:0", "guest-tenant")]);
        var token = host.Authority.Token(host.Authority.Publish("msteams"));
        var theirs = Payload.Message().ToJsonString().Replace(BotHost.Tenant, "guest-tenant", StringComparison.Ordinal);

        Assert.Equal(200, await host.PostAsync(theirs, token));
        Assert.Equal(401, await host.PostAsync(Payload.Message().ToJsonString(), token));
    }

    [Theory]
    [InlineData(-4, 60, 200)]
    [InlineData(4, 60, 200)]
    [InlineData(6, 60, 401)]
    [InlineData(-60, -4, 200)]
    [InlineData(-60, -6, 401)]
    public async Task Clocks_may_differ_by_five_minutes(int fromMinutes, int untilMinutes, int expected)
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(
            host.Authority.Publish("msteams"),
            from: TimeSpan.FromMinutes(fromMinutes), until: TimeSpan.FromMinutes(untilMinutes));

        Assert.Equal(expected, await host.PostAsync(Payload.Message().ToJsonString(), token));
    }

    [Fact]
    public async Task A_token_seen_before_still_runs_out()
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams"));
        Assert.Equal(200, await host.PostAsync(Payload.Message().ToJsonString(), token));

        host.Time.Advance(TimeSpan.FromMinutes(66));

        Assert.Equal(401, await host.PostAsync(Payload.Message().ToJsonString(), token));
    }

    static string Wrong(string wrong, FakeAuthority authority, RsaSecurityKey key) => wrong switch
    {
        "another issuer" => authority.Token(key, issuer: "https://api.botframework.us"),
        "an issuer of the Emulator" =>
            authority.Token(key, issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        "another audience" => authority.Token(key, audience: "another-bot"),
        "expired" => authority.Token(key, from: TimeSpan.FromHours(-2), until: TimeSpan.FromHours(-1)),
        "not valid yet" => authority.Token(key, from: TimeSpan.FromHours(1), until: TimeSpan.FromHours(2)),
        "no service URL" => authority.Token(key, claim: "something"),
        "the service URL under the name the document writes" => authority.Token(key, claim: "serviceUrl"),
        "a service URL that is no text" => authority.Token(key, serviceUrl: 7),
        "another service URL" => authority.Token(key, serviceUrl: "https://smba.trafficmanager.net/amer/"),
        "a key nobody published" => authority.Token(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "key-1" }),
        "a key that endorses another channel" => authority.Token(authority.Publish("webchat")),
        "a key that endorses nothing" => authority.Token(authority.Publish()),
        "no signature" => Unsigned(authority.Token(key)),
        "the public key as a secret" => authority.Token(
            new SymmetricSecurityKey(key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = key.KeyId },
            SecurityAlgorithms.HmacSha256),
        "the dummy key of the Playground" => authority.Token(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes("a dummy key, as long as it has to be")),
            SecurityAlgorithms.HmacSha256),
        "no key named" => authority.Token(new RsaSecurityKey(key.Rsa)),
        "tampered" => Tampered(authority.Token(key)),
        _ => throw new ArgumentOutOfRangeException(nameof(wrong)),
    };

    /// <summary>The same claims under <c>alg: none</c>.</summary>
    static string Unsigned(string token)
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"key-1"}""");
        return $"{header}.{token.Split('.')[1]}.";
    }

    /// <summary>Other claims under the same signature.</summary>
    static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        claims["exp"] = claims["exp"]!.GetValue<long>() + 3600;
        return $"{parts[0]}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(claims))}.{parts[2]}";
    }
}
