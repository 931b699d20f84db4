using System.Text;
using CoachBot.BotFramework.Cards;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.BotFramework.Outbound;

public sealed class SharedConnectorsTests
{
    static readonly ConversationReference Chat = new(
        "msteams", "https://smba.trafficmanager.net/emea", "tenant", "28:app", ConversationKind.Personal, "a:1");

    [Fact]
    public void One_client_serves_a_service_URL_however_it_is_written()
    {
        var connectors = new FakeConnector().Connectors;

        var client = connectors.At("https://smba.trafficmanager.net/emea");

        Assert.Same(client, connectors.At("https://smba.trafficmanager.net/emea/"));
        Assert.NotSame(client, connectors.At("https://smba.trafficmanager.net/amer"));
    }

    /// <summary>The SDK disposes of the client it was lent after each turn.</summary>
    [Fact]
    public async Task A_client_outlives_the_turn_it_was_lent_to()
    {
        var connector = new FakeConnector().Then(201, """{ "id": "5" }""");
        (await connector.Connectors.CreateAsync(Chat.ServiceUrl, "scope", default)).Dispose();

        var result = await connector.Channel.SendAsync(Chat, Words.Message(Card.Say(new("kept"))), default);

        Assert.Equal(new ChannelResult.Done("5"), result);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://smba.trafficmanager.net/emea")]
    public void No_client_is_made_for_a_host_that_is_not_listed(string serviceUrl) =>
        Assert.Throws<ArgumentException>(() => new FakeConnector().Connectors.At(serviceUrl));

    [Fact]
    public async Task A_card_leaves_byte_for_byte_as_it_was_drawn()
    {
        var connector = new FakeConnector().Then(201, """{ "id": "5" }""");
        var message = Words.Message(Card.Ask(new("kept"), new Button(new("skip"), "skip")));

        await connector.Channel.SendAsync(Chat, message, default);

        Assert.Equal(
            Encoding.UTF8.GetString(AdaptiveCardRenderer.Activity(message).Span), Assert.Single(connector.Bodies));
    }
}
