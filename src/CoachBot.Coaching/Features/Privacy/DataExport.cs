using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>What is held about a person as JSON text; whole, or cut into parts that fit a message.</summary>
public static class DataExport
{
    /// <summary>Characters a part; a platform's message holds more.</summary>
    public const int PartLength = 6000;

    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(IEnumerable<Entity> rows) =>
        new JsonArray([.. rows.Select(Row)]).ToJsonString(Readable);

    public static IEnumerable<(int Number, int Of, string Text)> Parts(IEnumerable<Entity> rows)
    {
        var parts = Cut(Json(rows)).ToList();
        return parts.Select((part, i) => (i + 1, parts.Count, part));
    }

    /// <summary>Cut at the ends of lines where there are any, and never within a character.</summary>
    static IEnumerable<string> Cut(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Characters.End(text, at, PartLength);
            if (end < text.Length && text.LastIndexOf('\n', end - 1, PartLength / 2) is var line and >= 0)
                end = line + 1;
            yield return text[at..end];
            at = end;
        }
    }

    static JsonNode Row(Entity row)
    {
        var shown = new JsonObject { ["row"] = row.Row };
        foreach (var (name, column) in row.Columns)
        {
            shown[name] = column switch
            {
                Column.Number number => number.Value,
                Column.Flag flag => flag.Value,
                _ => OwnRows.TextOf(column),
            };
        }

        return shown;
    }
}
