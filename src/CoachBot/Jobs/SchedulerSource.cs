using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Turns;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;

namespace CoachBot.Jobs;

/// <summary>Builds the scheduler that the settings ask for: in memory, or one of a cluster on PostgreSQL.</summary>
public sealed class SchedulerSource(
    IOptions<SchedulerOptions> scheduler, IOptions<StorageOptions> storage, CoachClock clock, ISweep sweep)
{
    /// <summary>
    /// Sweeps that one instance of a cluster runs at once. Few, and each trigger taken by itself, so that the others
    /// get their share.
    /// </summary>
    const int SweepsAtOnce = 8;

    /// <summary>How often an instance says that it is alive, and looks whether the others are.</summary>
    static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);

    /// <summary>
    /// One that is late by so much is dead, and what it was at is done by another: eight seconds of silence, which a
    /// busy machine may need. One that was only slow does no harm, for what is swept twice is claimed once.
    /// </summary>
    static readonly TimeSpan Late = TimeSpan.FromSeconds(6);

    /// <summary>How long until the database is asked again, whether for work or because it did not answer.</summary>
    static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    readonly SchedulerOptions _options = scheduler.Value;

    /// <remarks>A fire later than the next one would be is missed, and made up for by one.</remarks>
    public SweepPlan Plan { get; } = scheduler.Value.Plan(clock);

    /// <summary>
    /// A scheduler that has not been built yet. Its factory is used once: what failed to start stays failed.
    /// </summary>
    /// <param name="listener">Is told what goes wrong inside.</param>
    public ISchedulerFactory Make(ISchedulerListener listener) => QuartzSchedulerBuilder.Create(quartz =>
    {
        // What a sweep did not come to, the next one does; a host that stops has its time for what was being sent.
        quartz.ConfigureScheduler(options =>
            options.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs);
        quartz.Services.AddSingleton(sweep);
        quartz.AddSchedulerListener(listener);
        quartz.UseTimeProvider(clock);
        if (_options.Provider == SchedulerProvider.PostgreSql)
            UseCluster(quartz);
        else
            quartz.UseInMemoryStore(options => options.MisfireThreshold = Plan.Every);
    }).Build();

    void UseCluster(IQuartzBuilder quartz)
    {
        quartz.ConfigureScheduler(options =>
        {
            // Those who share a store are a cluster. Two bots with a store each may share a database all the same.
            options.InstanceName = $"coach@{storage.Value.Name}";
            options.GenerateInstanceId = true;
            options.MaxBatchSize = 1;
            options.IdleWaitTime = AskAgain;
        });
        quartz.UseDefaultThreadPool(SweepsAtOnce);
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(NpgsqlFactory.Instance, ClusterDatabase.Reach(_options.ConnectionString));
            store.UseSystemTextJsonSerializer();
            store.ProvisionSchema();
            store.UseClustering(cluster =>
                (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, Late));
            store.ConfigureStore(options =>
            {
                options.StoreJobDataAsStrings = true;
                options.RecoverFiringsCancelledByShutdown = true;
                options.DbRetryInterval = AskAgain;
                options.MisfireThreshold = Plan.Every;
                options.MaxMisfiresToHandleAtATime = DueIndex.Shards;
                // A trigger never gives up.
                options.MaxConsecutiveFireFailures = 0;
            });
        });
    }
}
