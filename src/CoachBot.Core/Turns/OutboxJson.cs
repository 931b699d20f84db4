using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// A pending message as JSON in its row, in as many columns as it takes: a card that repeats a person's longest answer
/// outgrows one.
/// </summary>
static class OutboxJson
{
    const string Column = "what";

    /// <summary>Letters of every script stay one character each.</summary>
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Entity With(Entity row, OutboxMessage message) =>
        row.WithLong(Column, JsonSerializer.Serialize(message, Json));

    public static OutboxMessage Read(Entity row) =>
        JsonSerializer.Deserialize<OutboxMessage>(row.LongTextOf(Column)!, Json)!;
}
