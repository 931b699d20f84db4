using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Tests.Support;

/// <summary>A store that fails at everything.</summary>
public sealed class BrokenTable(Func<Exception> fault) : IEntityTable
{
    public BrokenTable()
        : this(() => new StoreUnavailableException("The store is gone."))
    {
    }

    public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct) =>
        Task.FromException<Entity?>(fault());

    public Task<ImmutableArray<Entity>> QueryAsync(string partition, RowRange range, int? take, CancellationToken ct) =>
        Task.FromException<ImmutableArray<Entity>>(fault());

    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct) =>
        Task.FromException<CommitOutcome>(fault());

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct) =>
        Task.FromException<EntityPage>(fault());
}
