using System.Text;
using System.Text.Json.Nodes;
using CoachBot.BotFramework.Inbound;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;

namespace CoachBot.Tests.BotFramework.Inbound;

public sealed class ActivityReaderTests
{
    [Fact]
    public void A_message_tells_what_where_and_by_whom()
    {
        var activity = Taken(Payload.Message("  ask one \"what if\" question, < 5 min & no pitch\r\n"));

        Assert.Equal(ActivityKind.Message, activity.Kind);
        Assert.Equal("ask one \"what if\" question, < 5 min & no pitch", activity.Text);
        Assert.Equal("1795288154085", activity.MessageId);
        Assert.Equal(new Account(Payload.Ana, "Ana Costa", "aad-ana"), activity.From);
        Assert.Equal(("pt-PT", "Europe/Lisbon"), (activity.Locale, activity.Zone));
        Assert.Equal(
            new ConversationReference(
                "msteams", "https://smba.trafficmanager.net/emea", BotHost.Tenant, Payload.Bot,
                ConversationKind.Personal, "a:1ana", UserId: Payload.Ana),
            activity.Conversation);
    }

    [Fact]
    public void In_a_channel_the_thread_and_the_team_are_kept_and_the_mention_is_not()
    {
        var activity = Taken(Payload.ChannelMessage());

        Assert.Equal("summary", activity.Text);
        Assert.Empty(activity.People);
        Assert.Equal(ConversationKind.Channel, activity.Conversation.Kind);
        Assert.Equal("19:general@thread.tacv2;messageid=1795288254492", activity.Conversation.ConversationId);
        Assert.Equal("19:general@thread.tacv2", activity.Conversation.TeamId);
        Assert.Null(activity.Conversation.UserId);
    }

    [Theory]
    [InlineData("groupChat", "19:chat@thread.v2", ConversationKind.Group)]
    [InlineData("personal", "19:two@unq.gbl.spaces", ConversationKind.Group)]
    [InlineData("personal", "a:1", ConversationKind.Personal)]
    public void The_kind_of_conversation_is_told(string type, string id, ConversationKind kind)
    {
        var message = Payload.Message();
        message["conversation"]!["conversationType"] = type;
        message["conversation"]!["id"] = id;

        Assert.Equal(kind, Taken(message).Conversation.Kind);
    }

    [Fact]
    public void A_button_brings_its_command_its_card_and_what_was_filled_in()
    {
        var pressed = Payload.Personal("message").With("replyToId", "179").With("value", Payload.Parse("""
            {
              "command": "commit", "card": "c1", "msteams": { "type": "x" }, "commitment": "ask *one* question ",
              "hours": 7, "blocked": true, "days": ["mon", "tue"], "left": "", "none": null, "nested": {}
            }
            """));

        var activity = Taken(pressed);

        Assert.Equal(ActivityKind.Submit, activity.Kind);
        Assert.Equal(("commit", "c1", "179"), (activity.Command, activity.Card, activity.ReplyToId));
        Assert.Equal("", activity.Text);
        Assert.Null(activity.MessageId);
        Assert.False(activity.WantsCard);
        Assert.Equal(
            [("blocked", "true"), ("commitment", "ask *one* question "), ("days", "mon,tue"), ("hours", "7")],
            activity.Inputs.Select(input => (input.Key, input.Value)).Order());
    }

    [Theory]
    [InlineData("""{ "command": "done" }""", "I said so", ActivityKind.Submit)]
    [InlineData("""{ "other": "done" }""", "I said so", ActivityKind.Message)]
    [InlineData("""{ "commitment": "listen" }""", null, ActivityKind.Submit)]
    [InlineData("\"done\"", "I said so", ActivityKind.Message)]
    public void A_button_without_a_command_but_with_a_text_is_a_message(string value, string? text, ActivityKind kind)
    {
        var message = Payload.Personal("message").With("text", text).With("value", JsonNode.Parse(value));

        Assert.Equal(kind, Taken(message).Kind);
    }

    [Fact]
    public void A_button_that_waits_for_a_card_says_so()
    {
        var activity = Taken(Invoke("""
            {
              "trigger": "manual",
              "action": { "type": "Action.Execute", "verb": "done",
                          "data": { "command": "done", "card": "c2", "outcome": "done", "noticed": "silence" } }
            }
            """));

        Assert.True(activity.WantsCard);
        Assert.Equal(("done", "c2", "179"), (activity.Command, activity.Card, activity.ReplyToId));
        Assert.Equal("done,silence", string.Join(',', activity.Inputs.Values.Order()));
    }

    [Fact]
    public void The_verb_stands_in_for_a_command_that_is_not_there()
    {
        var activity = Taken(Invoke("""{ "action": { "type": "Action.Execute", "verb": "not yet" } }"""));

        Assert.Equal("not yet", activity.Command);
    }

    [Theory]
    [InlineData("task/fetch", """{ "data": {} }""", typeof(InboundRequest.NotImplemented))]
    [InlineData("composeExtension/query", null, typeof(InboundRequest.NotImplemented))]
    [InlineData(null, null, typeof(InboundRequest.NotImplemented))]
    [InlineData("adaptiveCard/action", """{ "trigger": "automatic" }""", typeof(InboundRequest.NotImplemented))]
    [InlineData("adaptiveCard/action", null, typeof(InboundRequest.Bad))]
    [InlineData("adaptiveCard/action", "7", typeof(InboundRequest.Bad))]
    [InlineData("adaptiveCard/action", """{ "action": { "data": 5 } }""", typeof(InboundRequest.Bad))]
    [InlineData("adaptiveCard/action", """{ "action": { "verb": "done", "data": [] } }""", typeof(InboundRequest.Bad))]
    [InlineData("adaptiveCard/action", """{ "action": { "type": "Action.Execute" } }""", typeof(InboundRequest.Bad))]
    public void Another_invoke_is_not_implemented(string? name, string? value, Type expected)
    {
        var invoke = Payload.Personal("invoke").With("name", name)
            .With("value", value is null ? null : JsonNode.Parse(value));

        Assert.IsType(expected, ProvenSender.Judged(invoke));
    }

    [Fact]
    public void An_edit_names_the_message_it_changes()
    {
        var activity = Taken(Edit("ask two questions", "2026-11-16T10:00:00Z"));

        Assert.Equal(ActivityKind.Edit, activity.Kind);
        Assert.Equal(("1795288154085", "ask two questions"), (activity.EditedId, activity.Text));
    }

    [Fact]
    public void Two_edits_of_one_message_differ_and_a_resend_does_not()
    {
        var first = Taken(Edit("a", "2026-11-16T10:00:00Z")).IdempotencyKey;

        Assert.Equal(first, Taken(Edit("a", "2026-11-16T10:00:00Z")).IdempotencyKey);
        Assert.NotEqual(first, Taken(Edit("b", "2026-11-16T10:00:00Z")).IdempotencyKey);
        Assert.NotEqual(first, Taken(Edit("a", "2026-11-16T10:00:01Z")).IdempotencyKey);
        Assert.NotEqual(first, Taken(Payload.Message("a")).IdempotencyKey);
    }

    [Fact]
    public void The_same_id_in_another_chat_is_another_event()
    {
        var other = Payload.Message();
        other["conversation"]!["id"] = "a:2ben";

        Assert.NotEqual(Taken(Payload.Message()).IdempotencyKey, Taken(other).IdempotencyKey);
    }

    [Fact]
    public void An_event_without_an_id_is_known_by_its_contents()
    {
        var message = Payload.Message().Without("id");

        Assert.Equal(Taken(message).IdempotencyKey, Taken(message).IdempotencyKey);
        Assert.NotEqual(Taken(message).IdempotencyKey, Taken(Payload.Message("else").Without("id")).IdempotencyKey);
    }

    [Theory]
    [InlineData("softDeleteMessage")]
    [InlineData("undeleteMessage")]
    public void What_comes_and_goes_without_a_new_text_is_ignored(string eventType)
    {
        var update = Edit("a", "2026-11-16T10:00:00Z");
        update["channelData"]!["eventType"] = eventType;

        Assert.IsType<InboundRequest.Ignored>(ProvenSender.Judged(update));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("event")]
    [InlineData("messageDelete")]
    [InlineData("endOfConversation")]
    [InlineData("somethingNew")]
    public void Types_of_no_concern_are_ignored(string type) =>
        Assert.IsType<InboundRequest.Ignored>(ProvenSender.Judged(Payload.Personal(type)));

    [Theory]
    [InlineData("from", Payload.Bot)]
    [InlineData("from", "28:another-bot")]
    public void Bots_are_not_talked_to(string member, string id)
    {
        var message = Payload.Message().With(member, new JsonObject { ["id"] = id });

        Assert.IsType<InboundRequest.Ignored>(ProvenSender.Judged(message));
    }

    [Theory]
    [InlineData("from")]
    [InlineData("conversation")]
    public void A_message_of_nobody_or_nowhere_is_none(string missing) =>
        Assert.IsType<InboundRequest.Bad>(ProvenSender.Judged(Payload.Message().With(missing, null)
            .With("channelData", Payload.Parse($$"""{ "tenant": { "id": "{{BotHost.Tenant}}" } }"""))));

    [Fact]
    public void A_tenant_and_a_person_are_the_same_however_their_ids_are_written()
    {
        const string Person = "3f2c8a10-7b1e-4d7c-9a55-0c1d2e3f4a5b";
        var said = Payload.Message();
        said["from"]!["aadObjectId"] = Person;
        var shouted = Payload.Parse(said.ToJsonString()
            .Replace(BotHost.Tenant, BotHost.Tenant.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace(Person, $"{{{Person.ToUpperInvariant()}}}", StringComparison.Ordinal));

        var (one, other) = (Taken(said), Taken(shouted));

        Assert.Equal(one.Conversation.TenantId, other.Conversation.TenantId);
        Assert.Equal(one.From.DirectoryId, other.From.DirectoryId);
    }

    [Fact]
    public void Half_a_character_is_no_text()
    {
        var body = Payload.Message("X").ToJsonString().Replace("\"X\"", "\"\\ud83d\"", StringComparison.Ordinal);

        Assert.IsType<InboundRequest.Bad>(ProvenSender.Judged(Encoding.UTF8.GetBytes(body)));
    }

    internal static JsonObject Invoke(string value) => Payload.Personal("invoke")
        .With("name", "adaptiveCard/action").With("replyToId", "179").With("value", JsonNode.Parse(value));

    internal static JsonObject Edit(string text, string timestamp)
    {
        var update = Payload.Message(text).With("type", "messageUpdate").With("timestamp", timestamp);
        update["channelData"]!["eventType"] = "editMessage";
        return update;
    }

    internal static Activity Taken(JsonObject activity) =>
        Assert.IsType<InboundRequest.Accepted>(ProvenSender.Judged(activity)).Activity;
}
