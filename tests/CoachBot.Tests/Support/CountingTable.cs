using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Tests.Support;

/// <summary>A store that counts what is read of it.</summary>
public sealed class CountingTable : IEntityTable
{
    readonly MemoryTable _table = new();
    int _reads;

    public int Reads => _reads;

    public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct)
    {
        Interlocked.Increment(ref _reads);
        return _table.GetAsync(partition, row, ct);
    }

    public Task<ImmutableArray<Entity>> QueryAsync(string partition, RowRange range, int? take, CancellationToken ct)
    {
        Interlocked.Increment(ref _reads);
        return _table.QueryAsync(partition, range, take, ct);
    }

    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct) =>
        _table.CommitAsync(partition, changes, ct);

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct) => _table.ScanAsync(continuation, ct);
}
