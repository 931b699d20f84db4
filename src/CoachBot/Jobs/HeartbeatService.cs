using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;

namespace CoachBot.Jobs;

/// <summary>
/// Tells the other instances that this one is alive, until it has sent what it sends: it stops after the outbox does.
/// </summary>
/// <param name="wire">The machine's clock.</param>
public sealed partial class HeartbeatService(ClusterMembership crew, ILogger<HeartbeatService> log, TimeProvider wire)
    : BackgroundService
{
    static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await crew.LeaveAsync(cancellationToken);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // Others miss it in a quarter of a minute.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
                await Task.Delay(await BeatAsync(stoppingToken) ? ClusterMembership.BeatEvery
                    : TryAgainAfter, wire, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    async Task<bool> BeatAsync(CancellationToken ct)
    {
        try
        {
            await crew.BeatAsync(ct);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Also for an answer that nobody understands, a proxy's page for one: the host outlives it.
            LogMissed(e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A heartbeat was missed: {Fault}. Sending stops if the next ones are too.")]
    partial void LogMissed(string fault);
}
