using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CoachBot.Slack.Blocks;

/// <summary>Blocks of one message or view, made to fit.</summary>
static class BlockList
{
    /// <summary>Of all texts together, in UTF-16 characters.</summary>
    public static int Characters(IEnumerable<JsonObject> blocks) => blocks.Sum(Characters);

    /// <summary>Sections that follow one another are one, as far as a section's text takes them.</summary>
    public static ImmutableList<JsonObject> Merged(ImmutableList<JsonObject> blocks)
    {
        var merged = ImmutableList.CreateBuilder<JsonObject>();
        foreach (var block in blocks)
        {
            if (merged is [.., var last] && TextOf(last) is { } before && TextOf(block) is { } after
                && (string?)last["text"]!["type"] == (string?)block["text"]!["type"]
                && before.Length + after.Length + 2 <= Limits.Text)
                last["text"]!["text"] = $"{before}\n\n{after}";
            else
                merged.Add(block);
        }

        return merged.ToImmutable();
    }

    /// <summary>As many as are taken; what can be filled in and pressed stays, the last texts go.</summary>
    public static ImmutableList<JsonObject> Within(ImmutableList<JsonObject> blocks, int most)
    {
        while (blocks.Count > most)
            blocks = blocks.RemoveAt(blocks.FindLastIndex(IsToRead) is var index and >= 0 ? index : blocks.Count - 1);
        return blocks;
    }

    static bool IsToRead(JsonObject block) => (string?)block["type"] is not ("input" or "actions");

    static string? TextOf(JsonObject block) =>
        (string?)block["type"] == "section" && block["text"] is { } text ? (string?)text["text"] : null;

    static int Characters(JsonNode? node) => node switch
    {
        JsonObject part => part.Sum(member => member.Key is "text" or "initial_value" && member.Value is JsonValue text
            ? text.GetValue<string>().Length : Characters(member.Value)),
        JsonArray list => list.Sum(Characters),
        _ => 0,
    };
}
