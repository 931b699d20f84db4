using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Tests.Support.Engine;

/// <summary>A store before and after whose every operation a test may do something.</summary>
sealed class TableWithHooks(IEntityTable inner) : IEntityTable
{
    int _reads;

    /// <summary>Points and ranges read so far.</summary>
    public int Reads => _reads;

    /// <summary>Reads and commits alike, by partition.</summary>
    public Func<string, Task> BeforeAny { get; set; } = _ => Task.CompletedTask;

    public Func<string, Task> AfterAny { get; set; } = _ => Task.CompletedTask;

    public Func<string, IReadOnlyList<Change>, Task> BeforeCommit { get; set; } = (_, _) => Task.CompletedTask;

    public Func<string, IReadOnlyList<Change>, Task> AfterCommit { get; set; } = (_, _) => Task.CompletedTask;

    public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct) =>
        ReadAsync(partition, () => inner.GetAsync(partition, row, ct));

    public Task<ImmutableArray<Entity>> QueryAsync(string partition, RowRange range, int? take, CancellationToken ct) =>
        ReadAsync(partition, () => inner.QueryAsync(partition, range, take, ct));

    public async Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        await BeforeAny(partition);
        await BeforeCommit(partition, changes);
        var outcome = await inner.CommitAsync(partition, changes, ct);
        await AfterCommit(partition, changes);
        await AfterAny(partition);
        return outcome;
    }

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct) => inner.ScanAsync(continuation, ct);

    async Task<T> ReadAsync<T>(string partition, Func<Task<T>> read)
    {
        Interlocked.Increment(ref _reads);
        await BeforeAny(partition);
        var result = await read();
        await AfterAny(partition);
        return result;
    }
}
