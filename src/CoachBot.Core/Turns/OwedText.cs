using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// What is owed as JSON in an owed row, over as many columns as it needs: <c>what</c>, <c>what2</c>, … A card that says a
/// person's longest answer twice outgrows one.
/// </summary>
static class OwedText
{
    /// <summary>A column takes 32,000.</summary>
    const int MostCharacters = 30_000;

    const string Column = "what";

    /// <summary>Letters of every script stay one character each.</summary>
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Entity With(Entity row, Owed owe)
    {
        var text = JsonSerializer.Serialize(owe, Json);
        row = Names(row).Aggregate(row, (row, name) => row.With(name, (string?)null));
        for (var (at, part) = (0, 1); at < text.Length; part++)
        {
            var end = Math.Min(text.Length, at + MostCharacters);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end--;
            row = row.With(Name(part), text[at..end]);
            at = end;
        }

        return row;
    }

    public static Owed Read(Entity row) =>
        JsonSerializer.Deserialize<Owed>(string.Concat(Names(row).Select(row.Text)), Json)!;

    static IEnumerable<string> Names(Entity row) =>
        Enumerable.Range(1, int.MaxValue).Select(Name).TakeWhile(name => row.Text(name) is not null);

    static string Name(int part) => part == 1 ? Column : Column + part.ToString(CultureInfo.InvariantCulture);
}
