using System.Collections.Immutable;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;

namespace CoachBot.Storage;

/// <summary>A store whose calls are measured. It stays the caller's to close.</summary>
/// <param name="wire">The machine's clock.</param>
public sealed class MeasuredTable(IEntityTable table, TimeProvider wire) : IEntityTable
{
    public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct) =>
        CallAsync("get", () => table.GetAsync(partition, row, ct));

    public Task<ImmutableArray<Entity>> QueryAsync(string partition, RowRange range, int? take, CancellationToken ct) =>
        CallAsync("query", () => table.QueryAsync(partition, range, take, ct));

    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct) =>
        CallAsync("commit", () => table.CommitAsync(partition, changes, ct));

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct) =>
        CallAsync("scan", () => table.ScanAsync(continuation, ct));

    async Task<T> CallAsync<T>(string call, Func<Task<T>> ask)
    {
        using var timed = Instruments.StoreCall(call, wire);
        try
        {
            var answer = await ask();
            timed.Outcome = answer is CommitOutcome.Refused ? "refused" : "done";
            return answer;
        }
        catch (StoreUnavailableException)
        {
            timed.Outcome = "unavailable";
            throw;
        }
    }
}
