using System.Text.Json.Nodes;

namespace CoachBot.Tests.Support.Slack;

/// <summary>Blocks as people read them, in the form that a transcript has for a card.</summary>
static class BlockText
{
    public static string Of(IEnumerable<JsonObject> blocks) => Transcript.InLines(blocks.Select(Read));

    /// <summary>Each button, and the id of the block it is in.</summary>
    public static IEnumerable<(string Block, JsonObject Button)> Buttons(IEnumerable<JsonObject> blocks) =>
        from block in blocks
        where (string?)block["type"] == "actions"
        from button in block["elements"]!.AsArray()
        select ((string?)block["block_id"] ?? "x7Yz", button.AsObject());

    public static string Label(JsonObject button) => (string)button["text"]!["text"]!;

    public static bool Opens(JsonObject button) =>
        ((string)button["action_id"]!).StartsWith("open.", StringComparison.Ordinal);

    static string Read(JsonObject block) => (string?)block["type"] switch
    {
        "header" => $"**{(string)block["text"]!["text"]!}**",
        "section" when block["fields"] is JsonArray fields => string.Join('\n', fields.Select(Fact)),
        "section" => Section(block["text"]!),
        "context" => $"({string.Concat(block["elements"]!.AsArray().Select(part => Plain(part!)))})",
        "input" => Input(block),
        "actions" => string.Join(
            " ", block["elements"]!.AsArray().Select(button => $"[{Label(button!.AsObject())}]")),
        "divider" => "",
        var other => throw new NotSupportedException(other),
    };

    static string Section(JsonNode text) =>
        Plain(text) is ['*', ..] && (string)text["type"]! == "mrkdwn" ? Fact(text) : Plain(text);

    static string Fact(JsonNode? text)
    {
        var lines = Plain(text!).Split('\n', 2);
        return $"{lines[0].Trim('*')}: {lines[1]}";
    }

    static string Input(JsonObject block)
    {
        var hint = (string?)block["hint"]?["text"];
        return $"<{(string)block["block_id"]!}{(hint is null ? "" : "! " + hint)}>";
    }

    static string Plain(JsonNode text) => (string)text["type"]! == "mrkdwn"
        ? ((string)text["text"]!).Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
        : (string)text["text"]!;
}
