using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.Sqlite;

/// <summary>The columns of a row as one JSON object that keeps their types and that an admin can read.</summary>
/// <remarks>
/// Text, number and flag are JSON's own; a moment is <c>{"at":"2026-11-16T09:00:00.0000000Z"}</c>. In the sqlite3
/// shell: <c>SELECT json_extract(columns, '$.Skill') FROM entity</c>, and <c>'$.AskedAt.at'</c> for a moment.
/// </remarks>
static class ColumnsJson
{
    static readonly JsonEncodedText At = JsonEncodedText.Encode("at");
    static readonly Column Yes = new Column.Flag(true);
    static readonly Column No = new Column.Flag(false);

    static readonly ImmutableSortedDictionary<string, Column> None =
        ImmutableSortedDictionary.Create<string, Column>(StringComparer.Ordinal);

    // The object is read by our own reader and by SQLite, never put into a page: letters stay letters.
    public static JsonWriterOptions WriterOptions { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter json, ImmutableSortedDictionary<string, Column> columns)
    {
        json.WriteStartObject();
        foreach (var (name, column) in columns)
        {
            json.WritePropertyName(name);
            Write(json, column);
        }

        json.WriteEndObject();
        json.Flush();
    }

    /// <exception cref="InvalidDataException">Another program wrote a row of another form.</exception>
    public static ImmutableSortedDictionary<string, Column> Read(ReadOnlySpan<byte> utf8)
    {
        var columns = None.ToBuilder();
        try
        {
            var json = new Utf8JsonReader(utf8);
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = ColumnNames.Shared(json.ValueSpan);
                json.Read();
                columns.Add(name, Read(ref json, name));
            }
        }
        catch (Exception e) when (
            e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException("A row in the store is not the JSON object this program writes.", e);
        }

        return columns.ToImmutable();
    }

    static void Write(Utf8JsonWriter json, Column column)
    {
        switch (column)
        {
            case Column.Text text:
                json.WriteStringValue(text.Value);
                break;
            case Column.Number number:
                json.WriteNumberValue(number.Value);
                break;
            case Column.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case Column.Timestamp moment:
                Span<byte> at = stackalloc byte[32];
                moment.Value.UtcDateTime.TryFormat(at, out var length, "O", provider: null);
                json.WriteStartObject();
                json.WriteString(At, at[..length]);
                json.WriteEndObject();
                break;
        }
    }

    static Column Read(ref Utf8JsonReader json, string name)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return new Column.Text(json.GetString()!);
            case JsonTokenType.Number:
                return new Column.Number(json.GetInt64());
            case JsonTokenType.True:
                return Yes;
            case JsonTokenType.False:
                return No;
            case JsonTokenType.StartObject when json.Read() && json.ValueTextEquals(At.EncodedUtf8Bytes):
                json.Read();
                var moment = new Column.Timestamp(json.GetDateTimeOffset());
                json.Read();
                return moment;
            default:
                throw new FormatException($"Column {name} is neither text, number, flag nor moment.");
        }
    }
}
