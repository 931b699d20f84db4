using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>What Slack brings to an app, as its reference shows it.</summary>
/// <remarks>https://docs.slack.dev/reference/events and https://docs.slack.dev/reference/interaction-payloads</remarks>
sealed class SlackEnvelopes(SlackWorld world, SlackWorkspace workspace)
{
    static long Clock = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;

    public JsonObject Event(JsonObject happened) => new()
    {
        ["token"] = "deprecated",
        ["team_id"] = workspace.Id,
        ["enterprise_id"] = workspace.Enterprise,
        ["api_app_id"] = world.AppId,
        ["event"] = happened,
        ["type"] = "event_callback",
        ["event_id"] = SlackId.New('E'),
        ["event_time"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = workspace.Enterprise,
            ["team_id"] = IsWhole ? null : workspace.Id,
            ["user_id"] = workspace.BotUserId,
            ["is_bot"] = true,
            ["is_enterprise_install"] = IsWhole,
        }),
        ["is_ext_shared_channel"] = false,
    };

    bool IsWhole => workspace.IsWhole;

    JsonObject? Organisation => IsWhole ? new() { ["id"] = workspace.Enterprise, ["name"] = workspace.Name } : null;

    JsonObject? Team => IsWhole
        ? null : new() { ["id"] = workspace.Id, ["domain"] = workspace.Name.ToLowerInvariant() };

    /// <summary>Somebody, perhaps of another firm, speaks to the bot in a channel.</summary>
    public JsonObject Mention(SlackPerson person, SlackChannel channel, string text)
    {
        var ts = Ts();
        var envelope = Event(new()
        {
            ["type"] = "app_mention",
            ["channel"] = channel.Id,
            ["user"] = person.Id,
            ["text"] = $"<@{workspace.BotUserId}> {text}",
            ["ts"] = ts,
            ["event_ts"] = ts,
            ["team"] = workspace.Id,
            ["user_team"] = person.Workspace.Id,
            ["source_team"] = person.Workspace.Id,
        });
        envelope["is_ext_shared_channel"] = channel.IsShared;
        return envelope;
    }

    public JsonObject Message(SlackPerson person, string text)
    {
        var ts = Ts();
        return Event(new()
        {
            ["type"] = "message",
            ["channel"] = person.DirectId,
            ["channel_type"] = "im",
            ["user"] = person.Id,
            // As Slack does it: "Formatting text for app surfaces".
            ["text"] = text.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
            ["ts"] = ts,
            ["event_ts"] = ts,
            ["team"] = workspace.Id,
        });
    }

    /// <summary>The bot is invited by somebody.</summary>
    public JsonObject Invited(SlackChannel channel, SlackPerson by) => Event(new()
    {
        ["type"] = "member_joined_channel",
        ["user"] = workspace.BotUserId,
        ["channel"] = channel.Id,
        ["channel_type"] = "C",
        ["team"] = workspace.Id,
        ["inviter"] = by.Id,
        ["event_ts"] = Ts(),
    });

    /// <summary>An administrator took the app out: two events, in either order, which name no installation.</summary>
    public IEnumerable<JsonObject> Uninstalled()
    {
        JsonObject tokens = new() { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(workspace.BotUserId) };
        JsonObject[] brought =
        [
            Event(new() { ["type"] = "tokens_revoked", ["tokens"] = tokens, ["event_ts"] = Ts() }),
            Event(new() { ["type"] = "app_uninstalled", ["event_ts"] = Ts() }),
        ];
        foreach (var envelope in brought)
            envelope.Remove("authorizations");
        return brought;
    }

    public JsonObject Command(SlackPerson person, string text, string channel, string trigger) => new()
    {
        ["token"] = "deprecated",
        ["team_id"] = workspace.Id,
        ["team_domain"] = workspace.Name.ToLowerInvariant(),
        ["channel_id"] = channel,
        ["channel_name"] = channel.StartsWith('D') ? "directmessage" : "north",
        ["user_id"] = person.Id,
        ["user_name"] = person.Name.ToLowerInvariant(),
        ["command"] = "/coach",
        ["text"] = text,
        ["api_app_id"] = world.AppId,
        ["enterprise_id"] = workspace.Enterprise ?? "",
        ["is_enterprise_install"] = IsWhole ? "true" : "false",
        ["response_url"] = "https://hooks.slack.com/commands/1/2/3",
        ["trigger_id"] = trigger,
    };

    /// <summary>A press on a button of a message.</summary>
    public JsonObject Press(
        SlackPerson person, SlackCall message, JsonObject block, JsonObject button, string trigger,
        params (string Input, string Value)[] inputs) => new()
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject { ["id"] = person.Id, ["team_id"] = workspace.Id },
            ["api_app_id"] = world.AppId,
            ["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = message.Ts,
                ["channel_id"] = message.Channel,
                ["is_ephemeral"] = false,
            },
            ["trigger_id"] = trigger,
            ["team"] = Team,
            ["enterprise"] = Organisation,
            ["is_enterprise_install"] = IsWhole,
            ["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = "directmessage" },
            ["state"] = State(message.Blocks, inputs),
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = button["action_id"]?.DeepClone(),
                ["block_id"] = block["block_id"]?.DeepClone(),
                ["text"] = button["text"]?.DeepClone(),
                ["value"] = button["value"]?.DeepClone(),
                ["action_ts"] = Ts(),
            }),
        };

    /// <summary>A modal sent off, with what stands in it but for these.</summary>
    public JsonObject Submit(
        SlackPerson person, JsonObject view, string trigger, params (string Input, string Value)[] inputs)
    {
        var shown = view.DeepClone().AsObject();
        shown["state"] = State(view["blocks"]!.AsArray(), inputs);
        return new()
        {
            ["type"] = "view_submission",
            ["team"] = Team,
            ["user"] = new JsonObject { ["id"] = person.Id, ["team_id"] = workspace.Id },
            ["api_app_id"] = world.AppId,
            ["trigger_id"] = trigger,
            ["view"] = shown,
            ["response_urls"] = new JsonArray(),
            ["is_enterprise_install"] = IsWhole,
            ["enterprise"] = Organisation,
        };
    }

    /// <summary>What every input holds: what was typed in, else what it was drawn with.</summary>
    static JsonObject State(JsonArray blocks, (string Input, string Value)[] typed)
    {
        JsonObject values = [];
        foreach (var block in blocks.OfType<JsonObject>().Where(block => (string?)block["type"] == "input"))
        {
            var (id, element) = ((string)block["block_id"]!, block["element"]!.AsObject());
            var given = typed.Where(one => one.Input == id).Select(one => one.Value).LastOrDefault();
            values[id] = new JsonObject { [(string)element["action_id"]!] = Held(element, given) };
        }

        return new() { ["values"] = values };
    }

    static JsonObject Held(JsonObject element, string? given)
    {
        var type = (string)element["type"]!;
        JsonObject held = new() { ["type"] = type };
        switch (type)
        {
            case "plain_text_input":
                held["value"] = given ?? (string?)element["initial_value"];
                break;
            case "timepicker":
                held["selected_time"] = given ?? (string?)element["initial_time"];
                break;
            case "checkboxes" or "multi_static_select":
                held["selected_options"] = given is null
                    ? element["initial_options"]?.DeepClone() ?? new JsonArray()
                    : new JsonArray([.. given.Split(',').Select(value => Option(element, value))]);
                break;
            default:
                held["selected_option"] = given is null
                    ? element["initial_option"]?.DeepClone() : Option(element, given);
                break;
        }

        return held;
    }

    static JsonNode Option(JsonObject element, string value) =>
        element["options"]!.AsArray().First(option => (string?)option!["value"] == value)!.DeepClone();

    static string Ts()
    {
        var micros = Interlocked.Increment(ref Clock);
        return string.Create(CultureInfo.InvariantCulture, $"{micros / 1_000_000}.{micros % 1_000_000:000000}");
    }
}
