using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.BotFramework.Outbound;

public sealed class OutboundTokenTests
{
    static readonly ConversationReference Chat = new(
        "msteams", "https://smba.trafficmanager.net/emea", "tenant", "28:app", ConversationKind.Personal, "a:1");

    [Fact]
    public async Task One_token_serves_all_who_send_at_once()
    {
        var connector = Connector();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SendAsync(connector))));

        Assert.Equal(1, connector.Tokens);
        Assert.Equal(20, connector.Calls.Count);
    }

    [Theory]
    [InlineData(54, false)]
    [InlineData(56, true)]
    public async Task It_is_renewed_five_minutes_before_it_ends(int minutes, bool isRenewed)
    {
        var connector = Connector();
        await SendAsync(connector);

        connector.Time.Advance(TimeSpan.FromMinutes(minutes));
        await SendAsync(connector);

        Assert.Equal(isRenewed, await IsRenewedAsync(connector));
    }

    /// <summary>Everybody would wait for it, and all that waited would leave together.</summary>
    [Fact]
    public async Task Nobody_waits_for_a_renewal_while_the_token_lasts()
    {
        var connector = Connector();
        await SendAsync(connector);
        using var never = new ManualResetEventSlim();
        connector.Login = _ =>
        {
            never.Wait();
            return FakeConnector.Answer(503, "");
        };

        connector.Time.Advance(TimeSpan.FromMinutes(56));
        await SendAsync(connector);

        Assert.Equal("token-1", connector.Calls[1].Headers.Authorization?.Parameter);
        never.Set();
    }

    [Theory]
    [InlineData(56, true)]
    [InlineData(61, false)]
    public async Task While_it_lasts_it_serves_though_it_cannot_be_renewed(int minutes, bool isSent)
    {
        var connector = Connector();
        await SendAsync(connector);
        connector.Login = _ => FakeConnector.Answer(503, "");

        connector.Time.Advance(TimeSpan.FromMinutes(minutes));
        var delivery = await SendAsync(connector);

        Assert.Equal(isSent ? typeof(ChannelResult.Done) : typeof(ChannelResult.NotNow), delivery.GetType());
    }

    [Fact]
    public async Task A_token_the_Connector_refuses_is_replaced_once()
    {
        var connector = new FakeConnector().Then(401).Then(201, """{ "id": "5" }""");

        Assert.IsType<ChannelResult.Done>(await SendAsync(connector));
        Assert.Equal(
            ["token-1", "token-2"], connector.Calls.Select(call => call.Headers.Authorization?.Parameter));
    }

    [Fact]
    public async Task A_registration_the_Connector_refuses_is_not_tried_for_ever()
    {
        var connector = new FakeConnector().Then(401, """{ "error": { "code": "BotNotRegistered" } }""");

        Assert.Equal(new ChannelResult.Refused("BotNotRegistered"), await SendAsync(connector));
        Assert.Equal((2, 2), (connector.Calls.Count, connector.Tokens));
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_by_its_code_alone()
    {
        var connector = Connector();
        connector.Login = _ => FakeConnector.Answer(
            401, """{ "error": "invalid_client", "error_description": "the secret app is wrong" }""");

        Assert.Equal(new ChannelResult.Refused("Token401.invalid_client"), await SendAsync(connector));
        Assert.Empty(connector.Calls);
    }

    [Fact]
    public async Task A_busy_login_says_when_to_come_back()
    {
        var connector = Connector();
        connector.Login = _ => FakeConnector.Answer(429, "", retryAfter: "30");

        Assert.Equal(new ChannelResult.NotNow(TimeSpan.FromSeconds(30), "Token429"), await SendAsync(connector));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{ "access_token": "x" }""")]
    [InlineData("""{ "access_token": 7, "token_type": [], "expires_in": {} }""")]
    [InlineData("""{ "token_type": "Bearer", "access_token": "x", "expires_in": "soon" }""")]
    [InlineData("""{ "token_type": "Bearer", "access_token": "x", "expires_in": 1e300 }""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task An_answer_without_a_token_is_not_taken_for_one(string body)
    {
        var connector = Connector();
        connector.Login = _ => FakeConnector.Answer(200, body);

        Assert.IsType<ChannelResult.NotNow>(await SendAsync(connector));
        Assert.Empty(connector.Calls);
    }

    static async Task<bool> IsRenewedAsync(FakeConnector connector)
    {
        for (var i = 0; i < 5000 && connector.Calls[^1].Headers.Authorization?.Parameter != "token-2"; i++)
        {
            await SendAsync(connector);
            await Task.Yield();
        }

        return connector.Calls[^1].Headers.Authorization?.Parameter == "token-2";
    }

    static FakeConnector Connector() => new FakeConnector().Then(201, """{ "id": "5" }""");

    static Task<ChannelResult> SendAsync(FakeConnector connector) =>
        connector.Channel.SendAsync(Chat, Words.Message(Card.Say(new("kept"))), default);
}
