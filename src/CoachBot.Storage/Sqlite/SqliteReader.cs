using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.Sqlite;

/// <summary>A connection that reads, with its statements; for one thread at a time.</summary>
sealed class SqliteReader : IDisposable
{
    readonly SqliteDatabase _database;
    readonly SqliteStatement _get;
    readonly SqliteStatement _query;
    readonly SqliteStatement _scan;

    public SqliteReader(string path)
    {
        _database = SqliteSchema.OpenReader(path);
        _get = _database.Prepare("""SELECT version, columns FROM entity WHERE "partition" = ?1 AND "row" = ?2""");

        // No LIMIT: a bound one makes SQLite plan the statement anew for every value. Reading just stops.
        _query = _database.Prepare(
            """
            SELECT version, columns, "row" FROM entity
            WHERE "partition" = ?1 AND "row" >= ?2 AND "row" < ?3 ORDER BY "row"
            """);
        _scan = _database.Prepare(
            """
            SELECT version, columns, "row", "partition" FROM entity
            WHERE ("partition", "row") > (?1, ?2) ORDER BY "partition", "row"
            """);
    }

    public Entity? Get(string partition, string row)
    {
        _get.Bind(1, partition).Bind(2, row);
        try
        {
            return _get.Step() ? Current(_get, partition, row) : null;
        }
        finally
        {
            _get.Reset();
        }
    }

    /// <param name="take"><c>null</c>: all of them.</param>
    public ImmutableArray<Entity> Query(string partition, RowRange range, int? take)
    {
        _query.Bind(1, partition).Bind(2, Bound(range.From)).Bind(3, Bound(range.Before));
        try
        {
            var entities = ImmutableArray.CreateBuilder<Entity>();
            while (entities.Count != take && _query.Step())
                entities.Add(Current(_query, partition, _query.Ascii(2)));
            return entities.DrainToImmutable();
        }
        finally
        {
            _query.Reset();
        }
    }

    /// <summary>The rows after one that was read; empty keys begin at the first.</summary>
    public ImmutableArray<Entity> Scan(string afterPartition, string afterRow, int take)
    {
        _scan.Bind(1, Bound(afterPartition)).Bind(2, Bound(afterRow));
        try
        {
            var entities = ImmutableArray.CreateBuilder<Entity>();
            while (entities.Count != take && _scan.Step())
                entities.Add(Current(_scan, _scan.Ascii(3), _scan.Ascii(2)));
            return entities.DrainToImmutable();
        }
        finally
        {
            _scan.Reset();
        }
    }

    public void Dispose()
    {
        _get.Dispose();
        _query.Dispose();
        _scan.Dispose();
        _database.Dispose();
    }

    static Entity Current(SqliteStatement statement, string partition, string row) =>
        new(partition, row, ColumnsJson.Read(statement.Utf8(1)), SqliteVersion.Text(statement.Number(0)));

    /// <summary>Before every key, as the empty text is.</summary>
    static string Bound(string text) => text.Length == 0 ? "\u0001" : text;
}

/// <summary>Versions: the number of the commit that wrote the row, as text.</summary>
static class SqliteVersion
{
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <returns>The number; 0, which no row has, for a text that <see cref="Text"/> never wrote.</returns>
    public static long Number(string version) =>
        long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
