using System.Collections.Immutable;
using CoachBot.Coaching;
using CoachBot.Core.Storage;

namespace CoachBot.Tests.Support;

/// <summary>
/// A store that fails the test when the product writes a row of a kind, or a column of a row, that nobody has declared.
/// </summary>
public sealed class KnownRowsTable(IEntityTable table) : IEntityTable
{
    /// <summary>Partitions that the engine has for itself.</summary>
    static readonly string[] Engines = ["alias", "due"];

    /// <returns>What nobody has declared of a row; <c>null</c>: nothing.</returns>
    public static string? Undeclared(Entity row)
    {
        if (row.Partition.Split('|')[0] is var owner and not ("p" or "t"))
            return Engines.Contains(owner) ? null : $"partition {row.Partition}";
        if (Capabilities.All.Rows.Of(row.Row) is not { } kind)
            return $"row {row.Row}";
        return kind.Columns.IsEmpty
            || row.Columns.Keys.FirstOrDefault(name => kind.Columns.All(column => column.Name != name)) is not { } stray
            ? null
            : $"column {stray} of row {row.Row}";
    }

    public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct) =>
        table.GetAsync(partition, row, ct);

    public Task<ImmutableArray<Entity>> QueryAsync(
        string partition, RowRange range, int? take, CancellationToken ct) =>
        table.QueryAsync(partition, range, take, ct);

    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        Assert.DoesNotContain(changes, change => Written(change) is { } row && Undeclared(row) is not null);
        return table.CommitAsync(partition, changes, ct);
    }

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct) => table.ScanAsync(continuation, ct);

    static Entity? Written(Change change) => change switch
    {
        Change.Insert insert => insert.Entity,
        Change.Replace replace => replace.Entity,
        Change.Upsert upsert => upsert.Entity,
        _ => null,
    };
}
