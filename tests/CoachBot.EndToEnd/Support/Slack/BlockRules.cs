using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>Where blocks are shown; it decides how many there may be and which.</summary>
enum Surface
{
    Message,
    Modal,
    Home,
}

/// <summary>What Slack refuses blocks for (<c>invalid_blocks</c>), each rule with the page it comes from.</summary>
static class BlockRules
{
    /// <summary>One line a fault, as <c>response_metadata.messages</c> has them.</summary>
    public static IEnumerable<string> Faults(JsonArray blocks, Surface surface)
    {
        // "You can include up to 50 blocks in each message, and 100 blocks in modals or Home tabs."
        // https://docs.slack.dev/reference/block-kit/blocks
        var most = surface == Surface.Message ? 50 : 100;
        if (blocks.Count > most)
            yield return $"no more than {most} items allowed [json-pointer:/blocks]";

        // "block_id should be unique for each message and each iteration of a message."
        // https://docs.slack.dev/reference/block-kit/blocks/section-block
        var ids = blocks.OfType<JsonObject>().Select(block => Text(block["block_id"])).Where(id => id.Length > 0);
        foreach (var same in ids.GroupBy(id => id).Where(group => group.Count() > 1))
            yield return $"block_id already exists: {same.Key} [json-pointer:/blocks]";

        for (var i = 0; i < blocks.Count; i++)
        {
            foreach (var fault in Block(blocks[i] as JsonObject ?? [], $"/blocks/{i}"))
                yield return fault;
        }
    }

    static IEnumerable<string> Block(JsonObject block, string at) =>
    [
        .. Length(block["block_id"], 0, 255, $"{at}/block_id"),
        .. Text(block["type"]) switch
        {
            // text 1 to 3000, or 1 to 10 fields of at most 2000.
            // https://docs.slack.dev/reference/block-kit/blocks/section-block
            "section" =>
            [
                .. block["text"] is null && block["fields"] is null ? Missing("text", at) : Nothing,
                .. TextObject(block["text"], 3000, $"{at}/text"),
                .. Count(block["fields"], 1, 10, $"{at}/fields"),
                .. Each(block["fields"], $"{at}/fields", (field, here) => TextObject(field, 2000, here)),
                .. Element(block["accessory"], $"{at}/accessory"),
            ],
            // plain_text of at most 150. https://docs.slack.dev/reference/block-kit/blocks/header-block
            "header" => [.. Plain(block["text"], 150, $"{at}/text")],
            // at most 10 elements. https://docs.slack.dev/reference/block-kit/blocks/context-block
            "context" =>
            [
                .. Count(block["elements"], 1, 10, $"{at}/elements"),
                .. Each(block["elements"], $"{at}/elements", (text, here) => TextObject(text, 3000, here)),
            ],
            // at most 25 elements, action_ids unique in it.
            // https://docs.slack.dev/reference/block-kit/blocks/actions-block
            "actions" =>
            [
                .. Count(block["elements"], 1, 25, $"{at}/elements"),
                .. Each(block["elements"], $"{at}/elements", Element),
                .. Once(block["elements"], $"{at}/elements"),
            ],
            // label and hint of at most 2000 in plain_text.
            // https://docs.slack.dev/reference/block-kit/blocks/input-block
            "input" =>
            [
                .. Plain(block["label"], 2000, $"{at}/label"),
                .. block["hint"] is null ? Nothing : Plain(block["hint"], 2000, $"{at}/hint"),
                .. block["element"] is null ? Missing("element", at) : Nothing,
                .. Element(block["element"], $"{at}/element"),
            ],
            "divider" => Nothing,
            // https://docs.slack.dev/reference/block-kit/blocks/image-block
            "image" =>
            [
                .. Length(block["image_url"], 1, 3000, $"{at}/image_url"),
                .. Length(block["alt_text"], 1, 2000, $"{at}/alt_text"),
            ],
            "rich_text" or "markdown" => Nothing,
            var other => [$"unsupported type: {other} [json-pointer:{at}/type]"],
        },
    ];

    /// <remarks>https://docs.slack.dev/reference/block-kit/block-elements, a page for each.</remarks>
    static IEnumerable<string> Element(JsonNode? node, string at)
    {
        if (node is not JsonObject element)
            return Nothing;

        IEnumerable<string> faults = Text(element["type"]) switch
        {
            // text 75, value 2000, url 3000, accessibility_label 75.
            "button" =>
            [
                .. Plain(element["text"], 75, $"{at}/text"),
                .. Length(element["value"], 0, 2000, $"{at}/value"),
                .. Length(element["url"], 0, 3000, $"{at}/url"),
                .. Length(element["accessibility_label"], 0, 75, $"{at}/accessibility_label"),
            ],
            // placeholder 150, max_length 1 to 3000, initial_value not longer than it.
            "plain_text_input" =>
            [
                .. element["placeholder"] is null ? Nothing : Plain(element["placeholder"], 150, $"{at}/placeholder"),
                .. Length(element["initial_value"], 0, (int?)element["max_length"] ?? 3000, $"{at}/initial_value"),
                .. (int?)element["max_length"] is < 1 or > 3000
                    ? [$"must be from 1 to 3000 [json-pointer:{at}/max_length]"] : Nothing,
            ],
            // at most 100 options.
            "static_select" or "multi_static_select" => Options(element, 100, at),
            // at most 10 options.
            "radio_buttons" or "checkboxes" => Options(element, 10, at),
            "overflow" => Options(element, 5, at),
            "users_select" or "multi_users_select" or "datepicker" or "timepicker" or "conversations_select"
                or "channels_select" or "number_input" or "email_text_input" or "url_text_input" => Nothing,
            var other => [$"unsupported type: {other} [json-pointer:{at}/type]"],
        };
        return [.. Length(element["action_id"], 0, 255, $"{at}/action_id"), .. faults];
    }

    /// <summary>text 75, value 150, description 75; what is chosen at first is one of them.</summary>
    /// <remarks>https://docs.slack.dev/reference/block-kit/composition-objects/option-object</remarks>
    static IEnumerable<string> Options(JsonObject element, int most, string at)
    {
        var options = element["options"] as JsonArray ?? [];
        List<string> faults = element["option_groups"] is null ? [.. Count(options, 1, most, $"{at}/options")] : [];
        faults.AddRange(Each(options, $"{at}/options", (option, here) =>
        [
            .. TextObject(option?["text"], 75, $"{here}/text"),
            .. Length(option?["value"], 1, 150, $"{here}/value"),
            .. option?["description"] is null ? Nothing : Plain(option["description"], 75, $"{here}/description"),
        ]));
        var first = (element["initial_options"] as JsonArray ?? []).Append(element["initial_option"]);
        faults.AddRange(first.OfType<JsonObject>()
            .Where(chosen => !options.Any(option => JsonNode.DeepEquals(option, chosen)))
            .Select(_ => $"initial option not found among the options [json-pointer:{at}]"));
        return faults;
    }

    static IEnumerable<string> Once(JsonNode? elements, string at) =>
        from same in (elements as JsonArray ?? []).Select(element => Text(element?["action_id"])).GroupBy(id => id)
        where same.Key.Length > 0 && same.Count() > 1
        select $"action_id already exists: {same.Key} [json-pointer:{at}]";

    static IEnumerable<string> Plain(JsonNode? text, int most, string at) => Text(text?["type"]) == "plain_text"
        ? TextObject(text, most, at)
        : [$"must be plain_text [json-pointer:{at}]"];

    /// <remarks>https://docs.slack.dev/reference/block-kit/composition-objects/text-object</remarks>
    static IEnumerable<string> TextObject(JsonNode? text, int most, string at) => text is null
        ? Nothing
        :
        [
            .. Text(text["type"]) is "plain_text" or "mrkdwn"
                ? Nothing : [$"unsupported type [json-pointer:{at}/type]"],
            .. text["text"] is null ? Missing("text", at) : Nothing,
            .. Length(text["text"], 1, most, $"{at}/text"),
        ];

    static IEnumerable<string> Length(JsonNode? text, int least, int most, string at) => text switch
    {
        null => Nothing,
        _ when Text(text).Length > most => [$"must be less than {most + 1} characters [json-pointer:{at}]"],
        _ when Text(text).Length < least => [$"must be more than {least - 1} characters [json-pointer:{at}]"],
        _ => Nothing,
    };

    static IEnumerable<string> Count(JsonNode? list, int least, int most, string at) => list is not JsonArray items
        ? Nothing
        : items.Count > most ? [$"no more than {most} items allowed [json-pointer:{at}]"]
        : items.Count < least ? [$"no fewer than {least} items allowed [json-pointer:{at}]"]
        : Nothing;

    static IEnumerable<string> Each(JsonNode? list, string at, Func<JsonNode?, string, IEnumerable<string>> rule) =>
        (list as JsonArray ?? []).SelectMany((item, i) => rule(item, $"{at}/{i}"));

    static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    static string[] Missing(string name, string at) => [$"missing required field: {name} [json-pointer:{at}]"];

    static string[] Nothing => [];
}
