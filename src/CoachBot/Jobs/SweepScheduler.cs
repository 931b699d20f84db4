using CoachBot.Core.Hosting;
using Quartz;

namespace CoachBot.Jobs;

/// <summary>Starts the scheduler and keeps it for as long as the host runs.</summary>
/// <remarks>
/// Quartz's own hosted service would end the host when the database is away at start. Without its database the
/// scheduler stops, which <c>/readyz</c> and <c>/metrics</c> tell; turns are taken all the same, and what fell
/// due meanwhile is found by the first sweep after it.
/// </remarks>
public sealed partial class SweepScheduler(
    SchedulerSource source, CoachClock clock, TimeProvider time, ILogger<SweepScheduler> log) : BackgroundService
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>A caller who is told that the host has started finds it ready, unless that takes longer.</summary>
    static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);

    readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    ISchedulerFactory? _factory;
    volatile IScheduler? _scheduler;
    bool? _answered;

    /// <summary><c>null</c> until it could be started.</summary>
    public IScheduler? Scheduler => _scheduler;

    /// <summary>It runs, and its database answered the last time that it was asked.</summary>
    public bool IsRunning => _answered == true && _scheduler?.Status == SchedulerStatus.Running;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await _looked.Task.WaitAsync(FirstLook, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            if (_scheduler is { } scheduler)
                await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
        catch (SchedulerException e)
        {
            // The others of the cluster find out by themselves.
            LogFault(ClusterDatabase.Explain(e));
        }

        await EndAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
                _looked.TrySetResult();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    async Task LookAsync(CancellationToken ct)
    {
        try
        {
            if (_scheduler is { } scheduler)
                await source.Plan.KeepAsync(scheduler, clock, ct);
            else
                await BeginAsync(ct);

            Tell(answers: true, "");
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Tell(answers: false, ClusterDatabase.Explain(e));
            if (ClusterDatabase.HasLostTables(e))
                await BuryAsync();
        }
    }

    /// <summary>Of a scheduler whose tables are gone nothing is left; the next look makes tables and another.</summary>
    async Task BuryAsync()
    {
        _scheduler = null;
        await EndAsync();
    }

    async Task BeginAsync(CancellationToken ct)
    {
        _factory = source.Make(new Listener(this));
        try
        {
            var scheduler = await _factory.GetScheduler(ct);
            await source.Plan.SetAsync(scheduler, clock, ct);
            await scheduler.Start(ct);
            _scheduler = scheduler;
        }
        catch
        {
            await EndAsync();
            throw;
        }
    }

    async Task EndAsync()
    {
        try
        {
            if (_factory is IAsyncDisposable made)
                await made.DisposeAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFault(ClusterDatabase.Explain(e));
        }

        _factory = null;
    }

    void Tell(bool answers, string fault)
    {
        var before = _answered;
        // First the measure: a caller who is told that it is ready reads it there too.
        Instruments.SchedulerRuns(answers && _scheduler?.Status == SchedulerStatus.Running);
        _answered = answers;
        if (!answers && before != false)
            LogAway(fault);
        else if (answers && before == false)
            LogBack();
    }

    [LoggerMessage(LogLevel.Error,
        "Quartz:ConnectionString: the scheduler's database cannot be used: {Fault}. Sweeps stand still until it can; "
        + "messages are answered all the same. The command check tells more.")]
    partial void LogAway(string fault);

    [LoggerMessage(LogLevel.Warning, "The scheduler's database can be used again: sweeps go on.")]
    partial void LogBack();

    [LoggerMessage(LogLevel.Error, "The scheduler met a fault and goes on: {Fault}.")]
    partial void LogFault(string fault);

    /// <summary>What goes wrong inside the scheduler, told unless it is known to be the database.</summary>
    sealed class Listener(SweepScheduler owner) : ISchedulerListener
    {
        public ValueTask SchedulerError(
            IScheduler scheduler, SchedulerErrorContext error, CancellationToken cancellationToken = default)
        {
            if (owner._answered != false)
                owner.LogFault(ClusterDatabase.Explain(error.Exception));
            return default;
        }
    }
}
