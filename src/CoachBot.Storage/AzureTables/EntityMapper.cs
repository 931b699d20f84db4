using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.AzureTables;

/// <summary>Entities and changes in the types of the client library, and back.</summary>
static class EntityMapper
{
    const string Version = "odata.etag";

    static readonly ImmutableSortedDictionary<string, Column> None =
        ImmutableSortedDictionary.Create<string, Column>(StringComparer.Ordinal);

    /// <remarks>A put without a version is an upsert; a delete always names one, or any.</remarks>
    public static TableTransactionAction Write(string partition, Change change) => change switch
    {
        Change.Insert insert => new(TableTransactionActionType.Add, Write(insert.Entity)),
        Change.Replace replace => new(
            TableTransactionActionType.UpdateReplace, Write(replace.Entity), new ETag(replace.Entity.Version!)),
        Change.Upsert upsert => new(TableTransactionActionType.UpsertReplace, Write(upsert.Entity)),
        Change.Delete delete => new(
            TableTransactionActionType.Delete,
            new TableEntity(partition, delete.Row),
            delete.Version is { } version ? new ETag(version) : ETag.All),
        _ => throw new ArgumentException("A change is an insert, a replace, an upsert or a delete."),
    };

    /// <exception cref="InvalidDataException">A row that this program did not write.</exception>
    public static Entity Read(TableEntity row)
    {
        var columns = None.ToBuilder();
        foreach (var (name, value) in row)
        {
            // A name with a dot is the protocol's.
            if (value is null || name is "PartitionKey" or "RowKey" or "Timestamp"
                || name.Contains('.', StringComparison.Ordinal))
                continue;
            columns[ColumnNames.Shared(name)] = value switch
            {
                string text => new Column.Text(text),
                long number => new Column.Number(number),
                int number => new Column.Number(number),
                bool flag => new Column.Flag(flag),
                DateTimeOffset timestamp => new Column.Timestamp(timestamp.ToUniversalTime()),
                _ => throw new InvalidDataException(
                    $"A row in the store is not of the types this program writes: column {name}."),
            };
        }

        return new(
            row.PartitionKey ?? throw new InvalidDataException("A row in the store has no partition key."),
            row.RowKey ?? throw new InvalidDataException("A row in the store has no row key."),
            columns.ToImmutable(),
            row.GetString(Version));
    }

    static TableEntity Write(Entity entity)
    {
        var row = new TableEntity(entity.Partition, entity.Row);
        foreach (var (name, column) in entity.Columns)
        {
            row[name] = column switch
            {
                Column.Text text => text.Value,
                Column.Number number => number.Value,
                Column.Flag flag => flag.Value,
                Column.Timestamp timestamp => timestamp.Value,
                _ => throw new ArgumentException("A column is a text, a number, a flag or a timestamp."),
            };
        }

        return row;
    }
}
