using System.Net;
using System.Text.Json.Nodes;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.BotFramework.Outbound;

public sealed class TeamsChannelTests
{
    static readonly ConversationReference Chat = new(
        "msteams", "https://smba.trafficmanager.net/emea", "tenant", "28:app", ConversationKind.Personal,
        "19:x@thread.tacv2;messageid=1", UserId: "29:1ana");

    static readonly Message Plain = Words.Message(Card.Say(new("kept")));
    static readonly Message Pressable = Words.Message(Card.Ask(new("kept"), new Button(new("skip"), "skip")));

    [Fact]
    public async Task A_message_goes_to_its_conversation_with_the_bots_token()
    {
        var connector = new FakeConnector().Then(201, """{ "id": "179" }""");

        var delivery = await connector.Channel.SendAsync(Chat, Plain, default);

        Assert.Equal(new ChannelResult.Done("179"), delivery);
        var call = Assert.Single(connector.Calls);
        Assert.Equal(
            "POST /emea/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities",
            $"{call.Method} {call.RequestUri!.AbsolutePath}");
        Assert.Equal("smba.trafficmanager.net", call.RequestUri.Host);
        Assert.Equal("Bearer token-1", call.Headers.Authorization?.ToString());
        Assert.Equal("application/json; charset=utf-8", call.Content?.Headers.ContentType?.ToString());
        Assert.Equal("Kept for 12 months.", JsonNode.Parse(connector.Bodies[0])!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(200, "", null)]
    [InlineData(202, "{}", null)]
    [InlineData(201, "<html>", null)]
    [InlineData(200, """{ "id": "5" }""", "5")]
    public async Task A_message_taken_may_have_no_id(int status, string body, string? id) =>
        Assert.Equal(new ChannelResult.Done(id), await Sent(new FakeConnector().Then(status, body)));

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://smba.trafficmanager.net/emea")]
    [InlineData("http://localhost:56150/_connector")]
    public async Task No_token_goes_to_a_host_that_is_not_listed(string serviceUrl)
    {
        var connector = new FakeConnector().Then(201);

        var delivery = await connector.Channel.SendAsync(Chat with { ServiceUrl = serviceUrl }, Plain, default);

        Assert.IsType<ChannelResult.Refused>(delivery);
        Assert.Empty(connector.Calls);
        Assert.Equal(0, connector.Tokens);
    }

    [Fact]
    public async Task Without_a_registration_no_token_is_sent()
    {
        var connector = new FakeConnector(appId: "").Then(201, """{ "id": "5" }""");

        Assert.IsType<ChannelResult.Done>(await Sent(connector));
        Assert.Null(connector.Calls[0].Headers.Authorization);
    }

    [Theory]
    [InlineData(403, """{ "error": { "code": "BotNotInConversationRoster" } }""", "BotNotInConversationRoster")]
    [InlineData(
        403, """{ "errorCode": 209, "message": "{\"subCode\":\"BotDisabledByAdmin\"}"}""", "BotDisabledByAdmin")]
    [InlineData(403, """{ "error": { "code": "ConversationBlockedByUser" } }""", "ConversationBlockedByUser")]
    [InlineData(403, """{ "error": { "code": "X", "message": "MessageWritesBlocked" } }""", "MessageWritesBlocked")]
    [InlineData(403, "<html>no</html>", "Http403")]
    [InlineData(404, """{ "error": { "code": "ConversationNotFound" } }""", "ConversationNotFound")]
    [InlineData(404, "", "Http404")]
    public async Task Who_is_gone_is_unreachable_for_the_platforms_reason(int status, string body, string reason)
    {
        var connector = new FakeConnector().Then(status, body);

        Assert.Equal(new ChannelResult.Unreachable(reason, IsChatGone: status == 404), await Sent(connector));
        Assert.Single(connector.Calls);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_is_briefly_in_the_way_is_handed_back_at_once(int status)
    {
        var connector = new FakeConnector().Then(status);

        Assert.Equal(new ChannelResult.NotNow(null, $"Http{status}", TooMany: status == 429), await Sent(connector));
        Assert.Single(connector.Calls);
        Assert.Empty(connector.Time.Waits);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 16 Nov 2026 09:00:12 GMT", 12)]
    [InlineData("Mon, 16 Nov 2026 08:00:00 GMT", 0)]
    public async Task It_tells_how_long_the_platform_asks_to_be_left_alone(string retryAfter, int seconds)
    {
        var connector = new FakeConnector()
            .Then(429, """{ "error": { "code": "Throttled" } }""", retryAfter);

        var delivery = await Sent(connector);

        Assert.Equal(new ChannelResult.NotNow(TimeSpan.FromSeconds(seconds), "Throttled", TooMany: true), delivery);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.InvalidResponse, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task Whether_it_may_have_arrived_depends_on_where_it_broke(HttpRequestError fault, bool mayHaveArrived)
    {
        var connector = new FakeConnector().Then(new HttpRequestException(fault));

        var delivery = await Sent(connector);

        Assert.Equal(mayHaveArrived ? typeof(ChannelResult.Unknown) : typeof(ChannelResult.NotNow), delivery.GetType());
        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task No_answer_in_time_leaves_it_unknown() =>
        Assert.IsType<ChannelResult.Unknown>(await Sent(new FakeConnector().Then(new TaskCanceledException())));

    [Theory]
    [InlineData(201, typeof(ChannelResult.Done))]
    [InlineData(403, typeof(ChannelResult.Unreachable))]
    public async Task What_the_status_told_holds_though_the_rest_does_not_come_in_time(int status, Type expected)
    {
        using var patience = new CancellationTokenSource();
        var connector = new FakeConnector().Then(status, new Endless(patience.Cancel));

        Assert.IsType(expected, await connector.Channel.SendAsync(Chat, Plain, patience.Token));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task A_card_that_is_refused_is_said_as_text_once(int status)
    {
        var connector = new FakeConnector().Then(status).Then(201, """{ "id": "5" }""");

        var delivery = await connector.Channel.SendAsync(Chat, Pressable, default);

        Assert.Equal(new ChannelResult.Done("5"), delivery);
        Assert.Null(JsonNode.Parse(connector.Bodies[0])!["text"]);
        Assert.Equal("Kept for 12 months.\n\nSkip", JsonNode.Parse(connector.Bodies[1])!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_refused_as_text_too_is_refused()
    {
        var connector = new FakeConnector().Then(413, """{ "error": { "code": "MessageSizeTooBig" } }""");

        Assert.Equal(
            new ChannelResult.Refused("MessageSizeTooBig"),
                await connector.Channel.SendAsync(Chat, Pressable, default));
        Assert.Equal(2, connector.Calls.Count);
        Assert.Equal(new ChannelResult.Refused("MessageSizeTooBig"), await Sent(connector));
        Assert.Equal(3, connector.Calls.Count);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task Anything_else_is_refused_for_good(int status) =>
        Assert.Equal(new ChannelResult.Refused($"Http{status}"), await Sent(new FakeConnector().Then(status)));

    [Fact]
    public async Task A_conversation_not_opened_yet_takes_no_message()
    {
        var connector = new FakeConnector().Then(201);

        Assert.IsType<ChannelResult.Refused>(
            await connector.Channel.SendAsync(Chat with { ConversationId = "" }, Plain, default));
        Assert.Empty(connector.Calls);
    }

    static Task<ChannelResult> Sent(FakeConnector connector) => connector.Channel.SendAsync(Chat, Plain, default);

    /// <summary>A body that begins and does not end while anybody waits.</summary>
    sealed class Endless(Action begun) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new NotSupportedException();

        protected override Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            begun();
            return Task.FromCanceled(cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
