using System.Globalization;
using CoachBot.Core.Storage;

namespace CoachBot.Tests.Storage;

/// <summary>Rows for the cases, and how they are told apart.</summary>
public abstract partial class EntityTableContract
{
    protected static string NewPartition() => $"test|{Guid.NewGuid():N}";

    protected Entity Row(string row, string column, string text) => new Entity(Partition, row).With(column, text);

    protected Task<CommitOutcome> CommitAsync(params Change[] changes) =>
        Table.CommitAsync(Partition, changes, default);

    protected async Task<CommitOutcome.Committed> CommittedAsync(params Change[] changes) =>
        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(changes));

    protected async Task<Entity> ReadAsync(string row) =>
        await Table.GetAsync(Partition, row, default) ?? throw new InvalidOperationException($"No row {row}.");

    /// <summary>Inserts rows, as many commits as it takes.</summary>
    protected async Task InsertAllAsync(IEnumerable<Entity> rows)
    {
        foreach (var commit in rows.Chunk(IEntityTable.MaxRows))
            await CommittedAsync([.. commit.Select(row => new Change.Insert(row))]);
    }

    protected static void AssertSame(Entity expected, Entity? actual) =>
        Assert.Equal(Told(expected), actual is null ? "no row" : Told(actual));

    /// <summary>Everything about an entity in one text; the order of columns is the store's own.</summary>
    protected static string Told(Entity entity) =>
        $"{entity.Partition} {entity.Row} @{entity.Version}: " + string.Join(", ", entity.Columns
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => $"{column.Key}={Told(column.Value)}"));

    static string Told(Column column) => column switch
    {
        Column.Text text => $"'{text.Value}'",
        Column.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Column.Flag flag => flag.Value ? "yes" : "no",
        Column.Timestamp moment => moment.Value.ToString("O", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("No such column."),
    };
}
