using CoachBot.Core.Turns;
using Quartz;

namespace CoachBot.Jobs;

/// <summary>
/// The scheduler: one trigger sweeps all shards, at once at start and then every sweep interval of the clock.
/// </summary>
/// <remarks>
/// A fire that comes late (the machine slept, or the clock runs so fast that a moment is minutes) is made at once and
/// the series goes on from there: nothing is skipped and nothing bursts. Quartz counts lateness in the clock's time, so
/// its own default skips sweeps at high speeds, all of them from about 100000.
/// </remarks>
public static class Scheduling
{
    /// <summary>
    /// The scheduler's name, and the key of its services: one without a name would make its clock the container's.
    /// </summary>
    public const string Scheduler = "coach";

    public static IServiceCollection AddSweeps(this IServiceCollection services, CoachClock clock)
    {
        services.AddQuartz(Scheduler, quartz =>
        {
            quartz.UseTimeProvider(clock);
            quartz.UseInMemoryStore();
            quartz.AddJob<DueSweepJob>(job => job.WithIdentity(DueSweepJob.Key));
            quartz.AddTrigger<DueSweepJob>(trigger => trigger
                .ForJob(DueSweepJob.Key)
                .WithIdentity("every-shard", DueSweepJob.Key.Group)
                .StartNow()
                .WithSchedule(SimpleScheduleBuilder.Create()
                    .WithInterval(clock.SweepEvery)
                    .RepeatForever()
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)));
        });
        services.AddQuartzHostedService(Scheduler, options =>
        {
            options.AwaitApplicationStarted = false; // Whoever is told that the host has started finds it ready.
            options.WaitForJobsToComplete = true;
        });
        return services;
    }
}
