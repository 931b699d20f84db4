using System.Text.Json.Nodes;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.BotFramework.Inbound;

/// <summary>What the SDK would do otherwise, and must not do behind this door.</summary>
public sealed class TeamsAdapterTests
{
    [Fact]
    public async Task Not_a_byte_of_a_body_is_read_before_its_sender_is_proven()
    {
        await using var host = await BotHost.StartAsync();
        using var body = new UnreadBody();

        var status = await host.PostAsync("", "not.a.token", change: context => context.Request.Body = body);

        Assert.Equal((401, false), (status, body.WasRead));
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("a token of nobody's")]
    [InlineData("another service URL")]
    [InlineData("another channel")]
    [InlineData("another tenant")]
    public async Task The_SDKs_own_way_in_is_shut_to_whom_the_door_is_shut(string wrong)
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams", "webchat"));
        var message = Payload.Message();

        var status = wrong switch
        {
            "no token" => await host.PostToSdkAsync(message, token: null),
            "a token of nobody's" =>
                await host.PostToSdkAsync(message, host.Authority.Token(FakeAuthority.Stranger("nobody"))),
            "another service URL" =>
                await host.PostToSdkAsync(message.With("serviceUrl", "https://smba.trafficmanager.net/amer/"), token),
            "another channel" => await host.PostToSdkAsync(message.With("channelId", "webchat"), token),
            _ => await host.PostToSdkAsync(
                Payload.Parse(message.ToJsonString().Replace(BotHost.Tenant, "another", StringComparison.Ordinal)),
                token),
        };

        Assert.Equal(401, status);
        Assert.Empty(host.Taken);
        Assert.Equal(200, await host.PostToSdkAsync(Payload.Message(), token));
    }

    [Fact]
    public async Task The_SDKs_streaming_channel_is_shut()
    {
        await using var host = await BotHost.StartAsync();

        var status = await host.PostToSdkAsync(
            Payload.Message(), host.Authority.Token(host.Authority.Publish("msteams")), isWebSocket: true);

        Assert.Equal(401, status);
    }

    [Fact]
    public async Task A_senders_language_is_not_that_of_the_code_that_runs()
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams"));

        await host.PostAsync(Payload.Message().With("locale", "tr-TR").ToJsonString(), token);

        Assert.NotEqual("tr-TR", Assert.Single(host.Cultures).Name);
    }

    [Theory]
    [InlineData("deliveryMode", "\"expectReplies\"")]
    [InlineData("deliveryMode", "\"ephemeral\"")]
    [InlineData("locale", "\"not a language\"")]
    [InlineData("timestamp", "\"yesterday\"")]
    [InlineData("attachments", "7")]
    [InlineData("attachments", "[{\"contentType\":{}}]")]
    [InlineData("entities", "[7,null,{\"type\":{}}]")]
    [InlineData("suggestedActions", "[]")]
    [InlineData("expiration", "{}")]
    [InlineData("$type", "\"System.Diagnostics.Process, System.Diagnostics.Process\"")]
    public async Task A_member_that_cannot_be_read_is_as_one_that_was_not_sent(string member, string value)
    {
        await using var host = await BotHost.StartAsync();
        var token = host.Authority.Token(host.Authority.Publish("msteams"));

        var status = await host.PostAsync(
            Payload.Message().With(member, JsonNode.Parse(value)).ToJsonString(), token);

        Assert.Equal(200, status);
        Assert.Equal("commit ask one open question", Assert.Single(host.Taken).Text);
    }

    [Theory]
    [InlineData("application/vnd.microsoft.meetingStart", "7")]
    [InlineData("application/vnd.microsoft.meetingEnd", "{\"EndTime\":{}}")]
    [InlineData("application/vnd.microsoft.readReceipt", "[]")]
    public async Task An_event_of_any_shape_is_ignored(string name, string value)
    {
        await using var host = await BotHost.StartAsync();
        var happened = Payload.Personal("event").With("name", name).With("value", JsonNode.Parse(value));

        var status = await host.PostAsync(
            happened.ToJsonString(), host.Authority.Token(host.Authority.Publish("msteams")));

        Assert.Equal(200, status);
        Assert.Empty(host.Taken);
    }

    [Theory]
    [InlineData("// a comment\n{}")]
    [InlineData("{'type':'message'}")]
    [InlineData("{type:\"message\"}")]
    [InlineData("{\"type\":\"message\",}")]
    [InlineData("{\"type\":\"message\",\"value\":NaN}")]
    [InlineData("{\"type\":\"message\",\"value\":0x10}")]
    public async Task What_only_a_lenient_reader_takes_is_no_activity(string body)
    {
        await using var host = await BotHost.StartAsync();

        var status = await host.PostAsync(body, host.Authority.Token(host.Authority.Publish("msteams")));

        Assert.Equal(400, status);
    }

    [Fact]
    public async Task What_looks_like_a_day_stays_as_it_was_typed()
    {
        const string day = "2026-12-24T09:30:00+01:00";
        await using var host = await BotHost.StartAsync();
        var pressed = Payload.Personal("message").With("value", new JsonObject { ["command"] = "x", ["when"] = day });

        await host.PostAsync(pressed.ToJsonString(), host.Authority.Token(host.Authority.Publish("msteams")));

        Assert.Equal(day, Assert.Single(host.Taken).Inputs["when"]);
    }

    [Theory]
    [InlineData(ActivityKind.Message)]
    [InlineData(ActivityKind.Submit)]
    public async Task A_sender_who_hangs_up_does_not_stop_the_turn(ActivityKind kind)
    {
        await using var host = await BotHost.StartAsync();
        using var hangsUp = new CancellationTokenSource();
        var activity = kind == ActivityKind.Message
            ? Payload.Message()
            : ActivityReaderTests.Invoke("""{ "action": { "data": { "command": "x" } } }""");
        host.Taking = hangsUp.Cancel;

        await host.PostAsync(
            activity.ToJsonString(), host.Authority.Token(host.Authority.Publish("msteams")),
            change: context => context.RequestAborted = hangsUp.Token);

        Assert.False(Assert.Single(host.Tokens).IsCancellationRequested);
    }

    sealed class UnreadBody : MemoryStream
    {
        public bool WasRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            WasRead = true;
            return 0;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            WasRead = true;
            return ValueTask.FromResult(0);
        }
    }
}
