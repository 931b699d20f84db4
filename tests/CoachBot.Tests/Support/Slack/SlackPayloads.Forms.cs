using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <remarks>Modals, and what stands in inputs.</remarks>
static partial class SlackPayloads
{
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

    /// <summary>A modal was put away.</summary>
    public static JsonElement Closed(string user, JsonObject view) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["type"] = "view_closed",
        ["user"] = User(user),
        ["api_app_id"] = SlackNames.App,
        ["team"] = new JsonObject { ["id"] = SlackNames.Workspace, ["domain"] = "acme" },
        ["view"] = new JsonObject
        {
            ["id"] = "V0MODAL001",
            ["type"] = "modal",
            ["callback_id"] = view["callback_id"]!.DeepClone(),
            ["private_metadata"] = view["private_metadata"]!.DeepClone(),
        },
        ["is_cleared"] = false,
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
}
