using System.Collections.Immutable;
using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;
using CoachBot.Slack.Blocks;

namespace CoachBot.Slack.Inbound;

/// <summary>Reads what was pressed, submitted or chosen from a menu. Pure: a payload in, a request out.</summary>
public static class InteractionReader
{
    /// <summary>The <c>callback_id</c> of the message shortcut "Make this my commitment".</summary>
    public const string MakeCommitment = "make_commitment";

    public static SlackRequest Read(JsonElement root)
    {
        var origin = new Origin(
            (root.IsTrue("is_enterprise_install") ? root.Member("enterprise") : root.Member("team")).Text("id") ?? "",
            root.Text("api_app_id") ?? "");
        if (root.Text("type") is not { Length: > 0 } type || !origin.IsKnown
            || root.Member("user").Text("id") is not { Length: > 0 } user)
            return new SlackRequest.Bad();

        return type switch
        {
            "block_actions" => Pressed(root, user, origin),
            "view_submission" => Submitted(root, user, origin),
            "view_closed" => Closed(root, user, origin),
            "message_action" => Chosen(root, user, origin),
            _ => new SlackRequest.Ignored(),
        };
    }

    static SlackRequest Pressed(JsonElement root, string user, Origin origin)
    {
        var action = root.Each("actions").FirstOrDefault();
        if (action.Text("type") != "button" || action.Text("value") is not { } value)
            return new SlackRequest.Ignored();

        var container = root.Member("container");
        var (channel, message) = (container.Text("channel_id") ?? "", container.Text("message_ts"));
        var id = ButtonId.Read(action.Text("action_id"));
        var card = id is null ? null : CardRow.CardOf(action.Text("block_id"));
        var inputs = id?.Kind is ButtonKind.Press or ButtonKind.Open
            ? ImmutableDictionary<string, string>.Empty
            : Inputs(root.Member("state"));
        return new SlackRequest.Heard(Person(user, origin, ActivityKind.Submit) with
        {
            IdempotencyKey = IdempotencyKey.Of(
                "press", origin.Tenant, message ?? container.Text("view_id"), action.Text("action_id"),
                action.Text("action_ts"), user),
            Conversation = channel.Length == 0 || Origin.IsChat(channel)
                ? origin.Chat(channel, user)
                : origin.Team(channel, user, container.Text("thread_ts")),
            Command = id?.Command ?? value,
            Card = card,
            Inputs = id?.Field is { } field ? inputs.SetItem(field, value) : inputs,
            ReplyToId = message,
            Trigger = root.Text("trigger_id"),
            WantsCard = card is not null,
        })
        {
            OpensForm = id?.Kind == ButtonKind.Open,
        };
    }

    static SlackRequest Submitted(JsonElement root, string user, Origin origin)
    {
        var view = root.Member("view");
        if (view.Text("callback_id") != BlockKitRenderer.FormCallback
            || FormName.Read(view.Text("private_metadata")) is not { } form)
            return new SlackRequest.Ignored();

        return new SlackRequest.Heard(Person(user, origin, ActivityKind.Submit) with
        {
            IdempotencyKey = IdempotencyKey.Of(
                "view", origin.Tenant, view.Text("id"), root.Text("trigger_id") ?? view.Text("hash"), user),
            Conversation = origin.Chat("", user),
            Command = form.Command,
            Card = form.Card,
            Inputs = Inputs(view.Member("state")),
            WantsCard = true,
        })
        {
            IsForm = true,
        };
    }

    /// <summary>A form that is nowhere else was put away: as if its other button had been pressed.</summary>
    static SlackRequest Closed(JsonElement root, string user, Origin origin)
    {
        var view = root.Member("view");
        if (view.Text("callback_id") != BlockKitRenderer.FormCallback
            || FormName.Read(view.Text("private_metadata")) is not { Close: { } close } form)
            return new SlackRequest.Ignored();

        return new SlackRequest.Heard(Person(user, origin, ActivityKind.Submit) with
        {
            IdempotencyKey = IdempotencyKey.Of("closed", origin.Tenant, view.Text("id"), user),
            Command = close,
            Card = form.Card,
        });
    }

    /// <summary>A message that a person makes their commitment: as if they had typed it.</summary>
    static SlackRequest Chosen(JsonElement root, string user, Origin origin)
    {
        var message = root.Member("message");
        var spoken = SlackMessageText.Read(message.Text("text"), origin.Bot);
        if (root.Text("callback_id") != MakeCommitment || spoken.Text.Length == 0)
            return new SlackRequest.Ignored();

        // A later edit of their own words changes the commitment; what another person wrote stays theirs.
        var channel = root.Member("channel").Text("id") ?? "";
        return new SlackRequest.Heard(Person(user, origin, ActivityKind.Message) with
        {
            IdempotencyKey = IdempotencyKey.Of("shortcut", origin.Tenant, channel, root.Text("action_ts"), user),
            Conversation = origin.Chat("", user),
            Text = $"commit {SlackMessageText.Named(spoken.Text, spoken.People)}",
            People = spoken.People,
            Trigger = root.Text("trigger_id"),
            MessageId = message.Text("user") == user && Origin.IsChat(channel) ? message.Text("ts") : null,
        });
    }

    static Activity Person(string user, Origin origin, ActivityKind kind) => new()
    {
        Kind = kind,
        IdempotencyKey = "",
        Conversation = origin.Chat("", user),
        From = new Account(user),
        HasHome = true,
    };

    /// <summary>By stable id, which is <c>block_id</c>; what was left empty is absent.</summary>
    static ImmutableDictionary<string, string> Inputs(JsonElement state)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var block in Members(state.Member("values")))
        {
            foreach (var input in Members(block.Value))
            {
                if (Value(input.Value) is { Length: > 0 } value)
                    inputs[block.Name] = value;
            }
        }

        return inputs.ToImmutable();
    }

    /// <remarks>Several choices are joined by commas.</remarks>
    static string? Value(JsonElement input) =>
        input.Text("value")
        ?? input.Member("selected_option").Text("value")
        ?? input.Text("selected_time")
        ?? input.Text("selected_date")
        ?? string.Join(',', input.Each("selected_options").Select(option => option.Text("value")));

    static JsonElement.ObjectEnumerator Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default;
}
