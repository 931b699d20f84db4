using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What Slack sends, member by member as its pages show it.</summary>
static partial class SlackPayloads
{
    /// <summary>The envelope of the Events API around one event.</summary>
    public static JsonElement Event(string id, JsonObject happened) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["token"] = "deprecated",
        ["team_id"] = SlackNames.Workspace,
        ["enterprise_id"] = null,
        ["context_team_id"] = SlackNames.Workspace,
        ["api_app_id"] = SlackNames.App,
        ["event"] = happened,
        ["type"] = "event_callback",
        ["event_id"] = id,
        ["event_time"] = 1774861200,
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = null,
            ["team_id"] = SlackNames.Workspace,
            ["user_id"] = SlackNames.Bot,
            ["is_bot"] = true,
            ["is_enterprise_install"] = false,
        }),
        ["is_ext_shared_channel"] = false,
        ["event_context"] = "4-abc",
    });

    public static JsonObject Message(string user, string text, string ts, string? thread = null)
    {
        var said = new JsonObject
        {
            ["type"] = "message",
            ["user"] = user,
            ["ts"] = ts,
            ["client_msg_id"] = Guid.Empty.ToString(),
            ["text"] = text,
            ["team"] = SlackNames.Workspace,
            ["channel"] = SlackNames.Chat(user),
            ["event_ts"] = ts,
            ["channel_type"] = "im",
        };
        if (thread is not null)
            said["thread_ts"] = thread;
        return said;
    }

    public static JsonObject Mention(string user, string channel, string text, string ts) => new()
    {
        ["type"] = "app_mention",
        ["user"] = user,
        ["text"] = $"<@{SlackNames.Bot}> {text}",
        ["ts"] = ts,
        ["team"] = SlackNames.Workspace,
        ["channel"] = channel,
        ["event_ts"] = ts,
    };

    public static JsonObject Changed(string user, string text, string ts) => new()
    {
        ["type"] = "message",
        ["subtype"] = "message_changed",
        ["hidden"] = true,
        ["channel"] = SlackNames.Chat(user),
        ["ts"] = "1774861260.000300",
        ["event_ts"] = "1774861260.000300",
        ["channel_type"] = "im",
        ["message"] = new JsonObject
        {
            ["type"] = "message",
            ["user"] = user,
            ["text"] = text,
            ["ts"] = ts,
            ["edited"] = new JsonObject { ["user"] = user, ["ts"] = "1774861260.000000" },
        },
        ["previous_message"] = new JsonObject
        {
            ["type"] = "message",
            ["user"] = user,
            ["text"] = "before",
            ["ts"] = ts,
        },
    };

    public static JsonObject Opened(string user, string tab) => new()
    {
        ["type"] = "app_home_opened",
        ["user"] = user,
        ["channel"] = SlackNames.Chat(user),
        ["tab"] = tab,
        ["event_ts"] = "1774861220.998877",
    };

    public static JsonObject Member(string type, string user, string channel, string? inviter = null)
    {
        var moved = new JsonObject
        {
            ["type"] = type,
            ["user"] = user,
            ["channel"] = channel,
            ["channel_type"] = "C",
            ["team"] = SlackNames.Workspace,
            ["event_ts"] = "1774861231.000600",
        };
        if (inviter is not null)
            moved["inviter"] = inviter;
        return moved;
    }

    /// <summary>A press on a button of a message.</summary>
    /// <param name="values">What stands in the message's inputs.</param>
    public static JsonElement Press(
        string user, string ts, string blockId, JsonObject button, JsonObject values, string at) =>
        JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = User(user),
            ["api_app_id"] = SlackNames.App,
            ["token"] = "deprecated",
            ["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = ts,
                ["channel_id"] = SlackNames.Chat(user),
                ["is_ephemeral"] = false,
            },
            ["trigger_id"] = $"13345224609.738474920.{at}",
            ["team"] = new JsonObject { ["id"] = SlackNames.Workspace, ["domain"] = "acme" },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
            ["channel"] = new JsonObject { ["id"] = SlackNames.Chat(user), ["name"] = "directmessage" },
            ["state"] = new JsonObject { ["values"] = values },
            ["response_url"] = "https://hooks.slack.com/actions/T0ACME0001/1/a",
            ["actions"] = new JsonArray(new JsonObject
            {
                ["action_id"] = button["action_id"]!.DeepClone(),
                ["block_id"] = blockId,
                ["text"] = button["text"]!.DeepClone(),
                ["value"] = button["value"]!.DeepClone(),
                ["type"] = "button",
                ["action_ts"] = at,
            }),
        });

    public static JsonElement Command(string user, string channel, string text, string trigger) =>
        JsonSerializer.SerializeToElement(new JsonObject
        {
            ["team_id"] = SlackNames.Workspace,
            ["channel_id"] = channel,
            ["user_id"] = user,
            ["command"] = "/coach",
            ["text"] = text,
            ["api_app_id"] = SlackNames.App,
            ["is_enterprise_install"] = "false",
            ["response_url"] = "https://hooks.slack.com/commands/T0ACME0001/1/a",
            ["trigger_id"] = trigger,
        });

    static JsonObject User(string user) => new()
    {
        ["id"] = user,
        ["username"] = user.ToLowerInvariant(),
        ["team_id"] = SlackNames.Workspace,
    };
}
