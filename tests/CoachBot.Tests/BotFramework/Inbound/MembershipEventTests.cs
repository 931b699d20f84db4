using System.Text.Json.Nodes;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;
using static CoachBot.Tests.BotFramework.Inbound.ActivityReaderTests;

namespace CoachBot.Tests.BotFramework.Inbound;

public sealed class MembershipEventTests
{
    const string Team = "19:general@thread.tacv2";

    [Theory]
    [InlineData("add", ActivityKind.Installed)]
    [InlineData("add-upgrade", ActivityKind.Installed)]
    [InlineData("remove", ActivityKind.Removed)]
    public void Installations_tell_of_coming_and_going(string action, ActivityKind kind)
    {
        var activity = Taken(Payload.Personal("installationUpdate").With("action", action));

        Assert.Equal(kind, activity.Kind);
        Assert.Equal("aad-ana", activity.From.DirectoryId);
    }

    [Theory]
    [InlineData("remove-upgrade")]
    [InlineData("something-new")]
    [InlineData(null)]
    public void Other_installation_updates_are_ignored(string? action) =>
        Assert.IsType<InboundRequest.Ignored>(
            ProvenSender.Judged(Payload.Personal("installationUpdate").With("action", action)));

    [Fact]
    public void In_a_team_the_channel_chosen_and_the_team_are_told()
    {
        const string sales = "19:sales@thread.tacv2";
        var update = Payload.InTeam(Payload.Personal("installationUpdate").With("action", "add"), sales);

        var conversation = Taken(update).Conversation;

        Assert.Equal(ConversationKind.Channel, conversation.Kind);
        Assert.Equal((sales, Team), (conversation.ConversationId, conversation.TeamId));
    }

    [Fact]
    public void The_two_events_of_one_install_are_two()
    {
        var installed = Payload.Personal("installationUpdate").With("action", "add");
        var added = Payload.Personal("conversationUpdate").With("membersAdded", Accounts(Payload.Ana, Payload.Bot));

        Assert.Equal((ActivityKind.Installed, ActivityKind.Installed), (Taken(installed).Kind, Taken(added).Kind));
        Assert.NotEqual(Taken(installed).IdempotencyKey, Taken(added).IdempotencyKey);
    }

    [Theory]
    [InlineData("membersAdded", "teamMemberAdded", ActivityKind.Joined)]
    [InlineData("membersRemoved", "teamMemberRemoved", ActivityKind.Left)]
    public void People_who_join_or_leave_a_team_are_named(string member, string eventType, ActivityKind kind)
    {
        var update = Changed(eventType).With(member, Accounts("29:1ben", "29:1eva", "28:another-bot"));

        var activity = Taken(update);

        Assert.Equal(kind, activity.Kind);
        Assert.Equal(Team, activity.Conversation.TeamId);
        Assert.Equal(["29:1ben", "29:1eva"], activity.People.Select(person => person.Id));
    }

    [Theory]
    [InlineData("membersAdded", ActivityKind.Installed)]
    [InlineData("membersRemoved", ActivityKind.Removed)]
    public void The_bots_own_coming_and_going_outweighs_that_of_others(string member, ActivityKind kind)
    {
        var update = Changed("teamMemberAdded").With(member, Accounts("29:1ben", Payload.Bot));

        Assert.Equal(kind, Taken(update).Kind);
    }

    [Theory]
    [InlineData("channelCreated")]
    [InlineData("teamRenamed")]
    [InlineData("channelMemberAdded")]
    [InlineData("teamArchived")]
    public void Other_changes_of_a_team_are_ignored(string eventType) =>
        Assert.IsType<InboundRequest.Ignored>(
            ProvenSender.Judged(Changed(eventType).With("membersAdded", Accounts("29:1ben"))));

    [Fact]
    public void People_added_to_a_personal_or_group_chat_concern_nobody() =>
        Assert.IsType<InboundRequest.Ignored>(
            ProvenSender.Judged(Payload.Personal("conversationUpdate").With("membersAdded", Accounts(Payload.Ana))));

    [Theory]
    [InlineData("""{ "id": "29:1g", "userRole": "anonymous" }""", true)]
    [InlineData("""{ "id": "29:1g", "userRole": "guest" }""", true)]
    [InlineData("""{ "id": "29:1g", "tenantId": "another" }""", true)]
    [InlineData("""{ "id": "29:1g", "userPrincipalName": "eva_contoso.example#EXT#@fabrikam.example" }""", true)]
    [InlineData("""{ "id": "29:1g", "userRole": "user", "tenantId": "B5C5C1D2-5A3F-4D56-8F5E-2F9E9A3F5D11" }""", false)]
    [InlineData("""{ "id": "29:1g" }""", false)]
    public void Guests_are_known_where_the_platform_says_so(string member, bool isGuest)
    {
        var update = Changed("teamMemberAdded").With("membersAdded", new JsonArray(JsonNode.Parse(member)));

        Assert.Equal(isGuest, Assert.Single(Taken(update).People).IsGuest);
    }

    [Fact]
    public void The_directory_id_is_read_by_either_name()
    {
        var update = Changed("teamMemberAdded").With("membersAdded", JsonNode.Parse(
            """[ { "id": "29:1", "aadObjectId": "a" }, { "id": "29:2", "objectId": "b" }, { "id": "29:3" } ]"""));

        Assert.Equal(["a", "b", null], Taken(update).People.Select(person => person.DirectoryId));
    }

    [Fact]
    public void A_team_is_called_what_the_event_calls_it()
    {
        var update = Changed("teamMemberAdded").With("membersAdded", Accounts("29:1"));
        var before = Taken(update).TeamName;
        update["channelData"]!["team"]!["name"] = "North team";

        Assert.Null(before);
        Assert.Equal("North team", Taken(update).TeamName);
    }

    /// <summary>As Teams says them: in the conversation named like the team.</summary>
    static JsonObject Changed(string eventType)
    {
        var update = Payload.InTeam(Payload.Personal("conversationUpdate"), Team);
        update["channelData"]!["eventType"] = eventType;
        return update;
    }

    static JsonArray Accounts(params string[] ids) =>
        [.. ids.Select(id => new JsonObject { ["id"] = id, ["aadObjectId"] = $"aad-{id}" })];
}
