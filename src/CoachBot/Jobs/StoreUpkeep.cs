using CoachBot.Core.Storage;
using CoachBot.Storage;

namespace CoachBot.Jobs;

/// <summary>
/// Rewrites the embedded store once in a while, so that deleted words leave no trace in its unused space.
/// </summary>
/// <param name="wire">The machine's clock: a file's upkeep is nobody's coaching.</param>
public sealed class StoreUpkeep(SqliteTable store, TimeProvider wire) : BackgroundService
{
    /// <summary>Words deleted today are gone from the file within the day.</summary>
    static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, wire);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await PurgeAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    async Task PurgeAsync(CancellationToken ct)
    {
        try
        {
            await store.PurgeAsync(ct);
        }
        catch (StoreUnavailableException)
        {
            // A busy or full disk is told by /readyz; the next round tries again.
        }
    }
}
