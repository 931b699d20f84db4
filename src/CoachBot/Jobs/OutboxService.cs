using CoachBot.Core.Turns;

namespace CoachBot.Jobs;

/// <summary>Keeps the outbox running for as long as the host does.</summary>
public sealed class OutboxService(Outbox outbox, TimeProvider time) : BackgroundService
{
    /// <summary>What is being sent when the host stops has this long, on the machine's clock, to arrive.</summary>
    static readonly TimeSpan LastCall = TimeSpan.FromSeconds(5);

    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>A send cut off on the wire would be repeated after the next start, so it may end first.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        var calledAt = time.GetTimestamp();
        while (!outbox.IsIdle && time.GetElapsedTime(calledAt) < LastCall && !cancellationToken.IsCancellationRequested)
            await Task.Delay(LookEvery, time, CancellationToken.None);

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await outbox.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }
}
