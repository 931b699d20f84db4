using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Privacy;

/// <summary>A person's partition as JSON text, cut into parts that fit a message.</summary>
public static class DataExport
{
    /// <summary>Characters a part; a platform's message holds more.</summary>
    public const int PartLength = 6000;

    /// <summary>Rows that speak of sending, not of the person.</summary>
    static readonly string[] Workings = ["owed|", "seen|", "posted|", "message|"];

    static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<(int Number, int Of, string Text)> Parts(IEnumerable<Entity> rows)
    {
        var text = new JsonArray([.. rows.Where(IsOwn).Select(Row)]).ToJsonString(Readable);
        var parts = Cut(text).ToList();
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

    static bool IsOwn(Entity row) => !Workings.Any(working => row.Row.StartsWith(working, StringComparison.Ordinal));

    static JsonNode Row(Entity row)
    {
        var shown = new JsonObject { ["row"] = row.Row };
        foreach (var (name, column) in row.Columns)
        {
            shown[name] = column switch
            {
                Column.Text text => text.Value,
                Column.Number number => number.Value,
                Column.Flag flag => flag.Value,
                Column.Moment moment => Key.Instant(moment.Value),
                _ => null,
            };
        }

        return shown;
    }
}
