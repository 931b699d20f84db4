using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.BotFramework.Inbound;

public sealed class TeamsActivityReceiverTests
{
    const string Local = "http://localhost:56150/_connector";

    [Fact]
    public async Task On_the_developers_machine_nothing_needs_to_be_signed()
    {
        await using var host = await BotHost.StartAsync("Development", appId: null);

        var status = await host.PostAsync(OfThePlayground().ToJsonString());

        Assert.Equal(200, status);
        Assert.Equal(Local, Assert.Single(host.Taken).Conversation.ServiceUrl);
    }

    [Theory]
    [InlineData("Production", "http://localhost:3978", "127.0.0.1", null, 401)]
    [InlineData("Staging", "http://localhost:3978", "127.0.0.1", null, 401)]
    [InlineData("Development", "http://*:3978", "127.0.0.1", null, 401)]
    [InlineData("Development", "http://0.0.0.0:3978", "127.0.0.1", null, 401)]
    [InlineData("Development", "http://localhost:3978", "10.0.0.7", null, 401)]
    [InlineData("Development", "http://localhost:3978", null, null, 401)]
    [InlineData("Development", "http://localhost:3978", "127.0.0.1", "an-app-id", 401)]
    [InlineData("Development", "http://127.0.0.1:3978", "127.0.0.1", null, 200)]
    [InlineData("Development", "http://[::1]:3978", "::1", null, 200)]
    [InlineData("Development", "http://localhost:3978", "::ffff:127.0.0.1", null, 200)]
    public async Task Elsewhere_or_with_a_registration_it_does(
        string environment, string listensOn, string? remote, string? appId, int expected)
    {
        await using var host = await BotHost.StartAsync(environment, appId, listensOn);

        Assert.Equal(expected, await host.PostAsync(OfThePlayground().ToJsonString(), remote: remote));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Host", "evil.example")]
    [InlineData("Authorization", "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmVk")]
    public async Task A_page_or_a_tunnel_on_the_developers_machine_is_kept_out(string header, string value)
    {
        await using var host = await BotHost.StartAsync("Development", appId: null);

        var status = await host.PostAsync(
            OfThePlayground().ToJsonString(), change: context => context.Request.Headers[header] = value);

        Assert.Equal(401, status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://evil.example:56150/")]
    public async Task An_unsigned_sender_cannot_send_the_bot_elsewhere(string serviceUrl)
    {
        await using var host = await BotHost.StartAsync("Development", appId: null);

        Assert.Equal(401, await host.PostAsync(OfThePlayground().With("serviceUrl", serviceUrl).ToJsonString()));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("\"message\"", 400)]
    [InlineData("{", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"type":7.5e}""", 400)]
    [InlineData("""{"type":"message"}""", 400)]
    public async Task What_is_no_activity_is_refused_to_one_who_proved_who_he_is(string body, int expected)
    {
        await using var host = await BotHost.StartAsync("Development", appId: null);

        Assert.Equal(expected, await host.PostAsync(body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    public async Task Nothing_is_parsed_before_it_is_proven(string body)
    {
        await using var host = await BotHost.StartAsync();

        Assert.Equal(401, await host.PostAsync(body));
    }

    [Theory]
    [InlineData(0, true, 200)]
    [InlineData(1, true, 413)]
    [InlineData(0, false, 200)]
    [InlineData(1, false, 413)]
    [InlineData(1_000_000, false, 413)]
    public async Task A_body_may_have_256_KiB_whatever_its_header_says(int more, bool saysLength, int expected)
    {
        await using var host = await BotHost.StartAsync("Development", appId: null);
        var activity = OfThePlayground().ToJsonString();
        var body = activity + new string(' ', (256 * 1024) - Encoding.UTF8.GetByteCount(activity) + more);

        var status = await host.PostAsync(
            body, change: context => context.Request.ContentLength = saysLength ? body.Length : null);

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task The_Emulator_is_taken_though_it_names_no_tenant()
    {
        await using var host = await BotHost.StartAsync("Development", appId: null);
        var activity = OfThePlayground().With("channelId", "emulator").Without("channelData");
        activity["conversation"] = new JsonObject { ["id"] = "8a1b|livechat" };

        Assert.Equal(200, await host.PostAsync(activity.ToJsonString()));
        var conversation = Assert.Single(host.Taken).Conversation;
        Assert.Equal(("msteams", "emulator"), (conversation.Channel, conversation.TenantId));
    }

    static JsonObject OfThePlayground() => Payload.Message().With("serviceUrl", Local);
}
