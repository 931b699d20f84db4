using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What Slack sends, member by member as its pages show it.</summary>
static class SlackPayloads
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

    public static JsonElement Submission(string user, JsonObject view, JsonObject values, string trigger) =>
        JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "view_submission",
            ["user"] = User(user),
            ["api_app_id"] = SlackNames.App,
            ["team"] = new JsonObject { ["id"] = SlackNames.Workspace, ["domain"] = "acme" },
            ["trigger_id"] = trigger,
            ["view"] = new JsonObject
            {
                ["id"] = "V0MODAL001",
                ["type"] = "modal",
                ["callback_id"] = view["callback_id"]!.DeepClone(),
                ["private_metadata"] = view["private_metadata"]!.DeepClone(),
                ["state"] = new JsonObject { ["values"] = values },
                ["hash"] = "1774861340.ZyXwVuTs",
            },
            ["response_urls"] = new JsonArray(),
            ["is_enterprise_install"] = false,
            ["enterprise"] = null,
        });

    /// <summary>The state of inputs as a client sends it: what stands in them, and what was typed over it.</summary>
    public static JsonObject State(IEnumerable<JsonObject> blocks, ImmutableDictionary<string, string> typed)
    {
        var values = new JsonObject();
        foreach (var block in blocks.Where(block => (string?)block["type"] == "input"))
        {
            var (name, element) = ((string)block["block_id"]!, block["element"]!.AsObject());
            var value = Value(element, typed.GetValueOrDefault(name));
            values[name] = new JsonObject { [(string)element["action_id"]!] = value };
        }

        return values;
    }

    static JsonObject Value(JsonObject element, string? typed)
    {
        var type = (string)element["type"]!;
        var value = new JsonObject { ["type"] = type };
        switch (type)
        {
            case "plain_text_input":
                value["value"] = typed ?? (string?)element["initial_value"];
                break;
            case "timepicker":
                value["selected_time"] = typed ?? (string?)element["initial_time"];
                break;
            case "checkboxes" or "multi_static_select":
                var chosen = typed?.Split(',', StringSplitOptions.TrimEntries);
                value["selected_options"] = chosen is null
                    ? element["initial_options"]?.DeepClone() ?? new JsonArray()
                    : new JsonArray([.. chosen.Select(one => new JsonObject { ["value"] = one })]);
                break;
            default:
                value["selected_option"] = typed is null
                    ? element["initial_option"]?.DeepClone() : new JsonObject { ["value"] = typed };
                break;
        }

        return value;
    }

    static JsonObject User(string user) => new()
    {
        ["id"] = user,
        ["username"] = user.ToLowerInvariant(),
        ["team_id"] = SlackNames.Workspace,
    };
}
