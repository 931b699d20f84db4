using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Dialog;

/// <summary>The store as one view reads it; what was read is remembered, so that nobody need say what it was.</summary>
public sealed class RecordingReader(IEntityReader table) : IEntityReader
{
    readonly ConcurrentDictionary<(string Partition, string Row), Entity> _rows = new();

    /// <summary>Everything read so far, each row once, in no order.</summary>
    public IReadOnlyCollection<Entity> Rows => (IReadOnlyCollection<Entity>)_rows.Values;

    public async Task<Entity?> GetAsync(string partition, string row, CancellationToken ct)
    {
        var found = await table.GetAsync(partition, row, ct);
        if (found is not null)
            Note(found);
        return found;
    }

    public async Task<ImmutableArray<Entity>> QueryAsync(
        string partition, RowRange range, int? take, CancellationToken ct)
    {
        var found = await table.QueryAsync(partition, range, take, ct);
        foreach (var row in found)
            Note(row);
        return found;
    }

    void Note(Entity row) => _rows[(row.Partition, row.Row)] = row;
}
