using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.AzureTables;

/// <summary>Entities as the Table service's JSON: a type is told wherever JSON's own is not enough.</summary>
/// <remarks>
/// Source: "Payload format for Table service operations" and "Understanding the Table service data model". A whole
/// number that is not named a long is one of 32 bits, or loses its last digits.
/// </remarks>
static class EntityJson
{
    const string Long = "Edm.Int64";
    const string DateTime = "Edm.DateTime";
    const string TypeSuffix = "@odata.type";

    static readonly ImmutableSortedDictionary<string, Column> None =
        ImmutableSortedDictionary.Create<string, Column>(StringComparer.Ordinal);

    public static void Write(Utf8JsonWriter json, Entity entity)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey", entity.Partition);
        json.WriteString("RowKey", entity.Row);
        foreach (var (name, column) in entity.Columns)
            Write(json, name, column);
        json.WriteEndObject();
    }

    /// <summary>The rows of a page, or the one row that was asked for.</summary>
    /// <exception cref="InvalidDataException">Not what the service sends, or somebody else's row.</exception>
    public static ImmutableArray<Entity> Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            json.Read();
            var entities = ImmutableArray.CreateBuilder<Entity>();
            if (ReadObject(ref json, entities) is { } single)
                entities.Add(single);
            return entities.DrainToImmutable();
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException("A row in the store is not of the types this program writes.", e);
        }
    }

    static void Write(Utf8JsonWriter json, string name, Column column)
    {
        switch (column)
        {
            case Column.Text text:
                json.WriteString(name, text.Value);
                break;
            case Column.Number number:
                json.WriteString(name + TypeSuffix, Long);
                json.WriteString(name, number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case Column.Flag flag:
                json.WriteBoolean(name, flag.Value);
                break;
            case Column.Timestamp moment:
                json.WriteString(name + TypeSuffix, DateTime);
                json.WriteString(name, Key.Instant(moment.Value));
                break;
        }
    }

    /// <param name="page">Gets the rows of the member <c>value</c>, which a page has.</param>
    /// <returns>The object as a row; <c>null</c> when it has no keys.</returns>
    static Entity? ReadObject(ref Utf8JsonReader json, ImmutableArray<Entity>.Builder? page)
    {
        var columns = None.ToBuilder();
        List<(string Name, string Type)> types = [];
        string? partition = null, row = null, version = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = ColumnNames.Shared(json.ValueSpan);
            json.Read();
            if (name == "PartitionKey")
                partition = json.GetString();
            else if (name == "RowKey")
                row = json.GetString();
            else if (name == "odata.etag")
                version = json.GetString();
            else if (page is not null && name == "value" && json.TokenType == JsonTokenType.StartArray)
                ReadPage(ref json, page);
            else if (name.EndsWith(TypeSuffix, StringComparison.Ordinal))
                types.Add((name[..^TypeSuffix.Length], json.GetString()!));
            else if (name != "Timestamp" && !name.Contains('.', StringComparison.Ordinal)
                && ReadColumn(ref json, name) is { } column)
                columns[name] = column;
        }

        // An annotation may stand before its column or after it.
        foreach (var (name, type) in types)
        {
            if (columns.TryGetValue(name, out var untyped))
                columns[name] = Typed(untyped, name, type);
        }

        return partition is null || row is null ? null : new(partition, row, columns.ToImmutable(), version);
    }

    static void ReadPage(ref Utf8JsonReader json, ImmutableArray<Entity>.Builder page)
    {
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
            page.Add(ReadObject(ref json, page: null) ?? throw new FormatException("A row without keys."));
    }

    static Column? ReadColumn(ref Utf8JsonReader json, string name) => json.TokenType switch
    {
        JsonTokenType.String => new Column.Text(json.GetString()!),
        JsonTokenType.Number when json.TryGetInt64(out var number) => new Column.Number(number),
        JsonTokenType.True => new Column.Flag(true),
        JsonTokenType.False => new Column.Flag(false),
        JsonTokenType.Null => null,
        _ => throw new FormatException($"Column {name} is neither text, number, flag nor moment."),
    };

    static Column Typed(Column column, string name, string type) => (type, column) switch
    {
        (Long, Column.Text text) => new Column.Number(long.Parse(text.Value, CultureInfo.InvariantCulture)),
        (DateTime, Column.Text text) => new Column.Timestamp(
            DateTimeOffset.Parse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                .ToUniversalTime()),
        (Long or "Edm.Int32", Column.Number) or ("Edm.String", Column.Text) or ("Edm.Boolean", Column.Flag) => column,
        _ => throw new FormatException($"Column {name} is of another type: {type}."),
    };
}
