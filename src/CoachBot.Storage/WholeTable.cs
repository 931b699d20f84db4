using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Storage;

/// <summary>
/// A store that could not be looked into at start: out of service until it has said that no copy into it is unfinished.
/// What a bot wrote beside half a copy, the other half would take away.
/// </summary>
/// <param name="tellHalf">Is called once, when it says that a copy is unfinished.</param>
public sealed class WholeTable(IEntityTable inner, Action tellHalf) : IEntityTable
{
    volatile bool _isWhole;
    int _told;

    public async Task<Entity?> GetAsync(string partition, string row, CancellationToken ct)
    {
        await LookAsync(ct);
        return await inner.GetAsync(partition, row, ct);
    }

    public async Task<ImmutableArray<Entity>> QueryAsync(
        string partition, RowRange range, int? take, CancellationToken ct)
    {
        await LookAsync(ct);
        return await inner.QueryAsync(partition, range, take, ct);
    }

    public async Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        await LookAsync(ct);
        return await inner.CommitAsync(partition, changes, ct);
    }

    public async Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct)
    {
        await LookAsync(ct);
        return await inner.ScanAsync(continuation, ct);
    }

    async Task LookAsync(CancellationToken ct)
    {
        if (_isWhole)
            return;

        if (await StoreCopy.IsUnfinishedAsync(inner, ct))
        {
            if (Interlocked.Exchange(ref _told, 1) == 0)
                tellHalf();
            throw new StoreUnavailableException("The store holds an unfinished copy.");
        }

        _isWhole = true;
    }
}
