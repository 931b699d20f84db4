using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// What is owed as JSON in an owed row: a card that says a person's longest answer twice outgrows one column.
/// </summary>
static class OutboxJson
{
    const string Column = "what";

    /// <summary>Letters of every script stay one character each.</summary>
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Entity With(Entity row, OutboxMessage owe) =>
        row.WithLong(Column, JsonSerializer.Serialize(owe, Json));

    public static OutboxMessage Read(Entity row) =>
        JsonSerializer.Deserialize<OutboxMessage>(row.LongTextOf(Column)!, Json)!;
}
