using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Core.Storage;
using CoachBot.Storage;

namespace CoachBot.Tests.Support;

/// <summary>A store in memory with the rules of the real ones, for tests that play conversations.</summary>
public sealed class MemoryTable : IEntityTable
{
    const int PageSize = 100;

    readonly Lock _lock = new();
    readonly SortedDictionary<string, SortedDictionary<string, Entity>> _partitions = new(StringComparer.Ordinal);
    long _version;

    /// <summary>How many commits wrote something.</summary>
    public int Commits { get; private set; }

    public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        EntityRules.CheckKey(partition);
        EntityRules.CheckKey(row);
        lock (_lock)
            return Task.FromResult(Find(partition, row));
    }

    public Task<ImmutableArray<Entity>> QueryAsync(string partition, RowRange range, int? take, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        EntityRules.CheckQuery(partition, range, take);
        lock (_lock)
        {
            return Task.FromResult(RowsOf(partition).Values
                .SkipWhile(entity => string.CompareOrdinal(entity.Row, range.From) < 0)
                .TakeWhile(entity => string.CompareOrdinal(entity.Row, range.Before) < 0)
                .Take(take ?? int.MaxValue)
                .ToImmutableArray());
        }
    }

    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        EntityRules.CheckCommit(partition, changes);
        lock (_lock)
        {
            if (changes.FirstOrDefault(change => !Allows(partition, change)) is { } refused)
                return Task.FromResult<CommitOutcome>(new CommitOutcome.Refused(refused.Row));

            var versions = ImmutableDictionary<string, string>.Empty;
            foreach (var change in changes)
            {
                if (Put(change) is { } entity)
                    versions = versions.Add(entity.Row, entity.Version!);
                else
                    RowsOf(partition).Remove(change.Row);
            }

            Commits += changes.Count > 0 ? 1 : 0;
            return Task.FromResult<CommitOutcome>(new CommitOutcome.Committed(versions));
        }
    }

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (_lock)
        {
            // By key, as the real ones: what is written meanwhile shifts nothing.
            var after = continuation?.Split('\n') ?? ["", ""];
            var page = _partitions.Values.SelectMany(rows => rows.Values)
                .SkipWhile(entity => !IsAfter(entity, after[0], after[1]))
                .Take(PageSize)
                .ToImmutableArray();
            return Task.FromResult(new EntityPage(
                page, page.Length < PageSize ? null : $"{page[^1].Partition}\n{page[^1].Row}"));
        }
    }

    static bool IsAfter(Entity entity, string partition, string row) =>
        string.CompareOrdinal(entity.Partition, partition) is not 0 and var order
            ? order > 0
            : string.CompareOrdinal(entity.Row, row) > 0;

    bool Allows(string partition, Change change)
    {
        var version = Find(partition, change.Row)?.Version;
        return change switch
        {
            Change.Insert => version is null,
            Change.Replace replace => version == replace.Entity.Version,
            Change.Delete { Version: { } at } => version == at,
            _ => true,
        };
    }

    /// <returns>What stands there now; <c>null</c> when the change is a delete.</returns>
    Entity? Put(Change change)
    {
        var entity = change switch
        {
            Change.Insert insert => insert.Entity,
            Change.Replace replace => replace.Entity,
            Change.Upsert upsert => upsert.Entity,
            _ => null,
        };

        return entity is null
            ? null
            : RowsOf(entity.Partition)[entity.Row] = entity with
            {
                Columns = entity.Columns.Select(InUtc).ToImmutableSortedDictionary(StringComparer.Ordinal),
                Version = (++_version).ToString(CultureInfo.InvariantCulture),
            };
    }

    static KeyValuePair<string, Column> InUtc(KeyValuePair<string, Column> column) =>
        column.Value is Column.Timestamp moment
            ? new(column.Key, new Column.Timestamp(moment.Value.ToUniversalTime()))
            : column;

    Entity? Find(string partition, string row) => RowsOf(partition).GetValueOrDefault(row);

    SortedDictionary<string, Entity> RowsOf(string partition)
    {
        if (!_partitions.TryGetValue(partition, out var rows))
            _partitions[partition] = rows = new SortedDictionary<string, Entity>(StringComparer.Ordinal);
        return rows;
    }
}
