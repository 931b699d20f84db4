using CoachBot.Core.Delivery;
using Microsoft.Extensions.Options;

namespace CoachBot.Jobs;

/// <summary>Keeps the outbox running for as long as the host does.</summary>
public sealed class OutboxService(
    Outbox outbox, IHostApplicationLifetime lifetime, IOptions<HostOptions> host, TimeProvider time) : BackgroundService
{
    /// <summary>
    /// Of the time that the host has to stop, so much is left to calls that are out and to what stops after.
    /// </summary>
    static readonly TimeSpan Left = OutboxProcessor.LastCall + TimeSpan.FromSeconds(2);

    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    long? _stoppingAt;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _stoppingAt ??= time.GetTimestamp());
        return base.StartAsync(cancellationToken);
    }

    /// <summary>
    /// What is owed may leave first, as far as it needs nothing but its place in the line; what does not is found in
    /// the store by the next life, or by another instance.
    /// </summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What stopped before has taken of the host's time.
        var (stoppingAt, lastCall) = (_stoppingAt ?? time.GetTimestamp(), host.Value.ShutdownTimeout - Left);
        while (!outbox.IsIdle && time.GetElapsedTime(stoppingAt) < lastCall
            && !cancellationToken.IsCancellationRequested)
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
