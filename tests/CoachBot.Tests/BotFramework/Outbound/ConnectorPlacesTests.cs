using System.Text.Json.Nodes;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.BotFramework.Outbound;

/// <summary>Opening, updating and asking who is there.</summary>
public sealed class ConnectorPlacesTests
{
    static readonly ConversationReference Chat = new(
        "msteams", "https://smba.trafficmanager.net/emea", "tenant", "28:app", ConversationKind.Personal, "a:1",
        UserId: "29:1ana");

    static readonly ConversationReference Team = Chat with
    {
        Kind = ConversationKind.Channel,
        ConversationId = "19:sales@thread.tacv2",
        TeamId = "19:general@thread.tacv2",
    };

    static readonly Message Plain = Words.Message(Card.Say(new("kept")));

    [Fact]
    public async Task A_chat_is_opened_with_one_person_of_the_tenant()
    {
        var connector = new FakeConnector().Then(201, """{ "id": "a:1new" }""");

        var delivery = await connector.Channel.OpenAsync(Chat with { ConversationId = "" }, default);

        Assert.Equal(new ChannelResult.Done("a:1new"), delivery);
        Assert.EndsWith("/emea/v3/conversations", connector.Calls[0].RequestUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(
            Payload.Parse("""
                { "isGroup": false, "bot": { "id": "28:app" }, "members": [ { "id": "29:1ana" } ],
                  "tenantId": "tenant", "channelData": { "tenant": { "id": "tenant" } } }
                """),
            JsonNode.Parse(connector.Bodies[0])));
    }

    [Theory]
    [InlineData(403, typeof(ChannelResult.Unreachable))]
    [InlineData(400, typeof(ChannelResult.Refused))]
    [InlineData(429, typeof(ChannelResult.NotNow))]
    [InlineData(201, typeof(ChannelResult.Refused))]
    public async Task A_chat_that_cannot_be_opened_is_told_apart(int status, Type expected)
    {
        var connector = new FakeConnector().Then(status);

        Assert.IsType(expected, await connector.Channel.OpenAsync(Chat, default));
    }

    [Fact]
    public async Task An_update_replaces_the_message_with_a_card()
    {
        var connector = new FakeConnector().Then(200, "");

        var delivery = await connector.Channel.UpdateAsync(Chat, "17:9", Plain, default);

        Assert.Equal(new ChannelResult.Done("17:9"), delivery);
        Assert.Equal("PUT", connector.Calls[0].Method.Method);
        Assert.Equal(
            "/emea/v3/conversations/a%3A1/activities/17%3A9", connector.Calls[0].RequestUri!.AbsolutePath);
        Assert.NotNull(JsonNode.Parse(connector.Bodies[0])!["attachments"]);
    }

    [Theory]
    [InlineData(404, """{ "error": { "code": "ActivityNotFoundInConversation" } }""",
        typeof(ChannelResult.MessageGone))]
    [InlineData(404, "", typeof(ChannelResult.MessageGone))]
    [InlineData(404, """{ "error": { "code": "ConversationNotFound" } }""", typeof(ChannelResult.Unreachable))]
    [InlineData(403, "", typeof(ChannelResult.Unreachable))]
    public async Task A_message_gone_is_not_a_conversation_gone(int status, string body, Type expected)
    {
        var connector = new FakeConnector().Then(status, body);

        Assert.IsType(expected, await connector.Channel.UpdateAsync(Chat, "179", Plain, default));
    }

    [Fact]
    public async Task The_roster_is_read_page_by_page_without_bots()
    {
        var connector = new FakeConnector()
            .Then(200, """
                { "continuationToken": "a b", "members": [
                  { "id": "29:1ana", "name": "Ana", "objectId": "aad-ana", "tenantId": "tenant", "userRole": "user" },
                  { "id": "29:1eva", "givenName": "Eva", "aadObjectId": "aad-eva", "tenantId": "another" },
                  { "id": "28:app", "name": "CoachBot" } ] }
                """)
            .Then(200, """{ "id": "19:general@thread.tacv2", "name": "Sales" }""")
            .Then(200, """{ "members": [ { "id": "29:1ben" } ], "totalCount": 3 }""");

        var first = await connector.Channel.RosterAsync(Team, continuation: null, default);
        var second = await connector.Channel.RosterAsync(Team, first.Continuation, default);

        Assert.Equal<Account[]>(
            [new("29:1ana", "Ana", "aad-ana"), new("29:1eva", "Eva", "aad-eva", IsGuest: true)], [.. first.Members]);
        Assert.Equal(("Sales", "a b"), (first.TeamName, first.Continuation));
        Assert.Equal(new Account("29:1ben"), Assert.Single(second.Members));
        Assert.Null(second.Continuation);
        Assert.Equal(
            [
                "/emea/v3/conversations/19%3Ageneral%40thread.tacv2/pagedmembers?pageSize=500",
                "/emea/v3/teams/19%3Ageneral%40thread.tacv2",
                "/emea/v3/conversations/19%3Ageneral%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=a%20b",
            ],
            connector.Calls.Select(call => call.RequestUri!.PathAndQuery));
    }

    [Fact]
    public async Task A_team_whose_name_is_not_told_has_a_roster_all_the_same()
    {
        var connector = new FakeConnector().Then(200, """{ "members": [ { "id": "29:1ana" } ] }""").Then(404);

        var page = await connector.Channel.RosterAsync(Team, continuation: null, default);

        Assert.Equal((1, null), (page.Members.Length, page.TeamName));
    }

    [Fact]
    public async Task A_roster_put_off_says_until_when()
    {
        var connector = new FakeConnector()
            .Then(200, """{ "members": [ { "id": "29:1ana" } ] }""").Then(429, retryAfter: "7");

        var fault = await Assert.ThrowsAsync<ChannelException>(
            () => connector.Channel.RosterAsync(Team, continuation: null, default));

        Assert.False(fault.IsGone);
        Assert.Equal(new ChannelResult.NotNow(TimeSpan.FromSeconds(7), "Http429", TooMany: true), fault.Later);
    }

    [Theory]
    [InlineData(403, "{}", true)]
    [InlineData(404, "{}", true)]
    [InlineData(400, "{}", false)]
    [InlineData(503, "{}", false)]
    [InlineData(200, "<html>", false)]
    public async Task A_roster_not_told_is_a_fault_that_says_whether_the_team_is_gone(
        int status, string body, bool isGone)
    {
        var connector = new FakeConnector().Then(status, body);

        var fault = await Assert.ThrowsAsync<ChannelException>(
            () => connector.Channel.RosterAsync(Team, continuation: null, default));

        Assert.Equal(isGone, fault.IsGone);
    }
}
