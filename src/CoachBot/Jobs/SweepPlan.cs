using System.Globalization;
using CoachBot.Core.Schedule;
using Quartz;

namespace CoachBot.Jobs;

/// <summary>
/// Which triggers stand: few, fixed in number, none per person; together they sweep every shard once an interval.
/// </summary>
/// <remarks>
/// The triggers of one plan are a group, named by all that the plan says, and a job says itself which shards it sweeps:
/// any instance runs any trigger, whatever its own settings are. While a setting changes, two plans may stand side by
/// side; what is swept twice is harmless, what nobody sweeps is lost time. So a plan is completed before another goes.
/// </remarks>
/// <param name="Sweepers">How many triggers share the shards, 1 to 256.</param>
/// <param name="Every">How far apart the sweeps of a shard are, on the coaching clock.</param>
public sealed record SweepPlan(int Sweepers, TimeSpan Every)
{
    const string Prefix = "sweep-";
    const int MostJobs = 10_000;

    public string Group { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Sweepers}-every-{Every.TotalSeconds:0.###}s");

    /// <summary>The jobs, each with its trigger; the triggers' moments are spread over the interval.</summary>
    /// <param name="clock">People's, which the triggers go by: the first is due at once.</param>
    public IReadOnlyDictionary<IJobDetail, IReadOnlyCollection<ITrigger>> Jobs(TimeProvider clock) =>
        Enumerable.Range(0, Sweepers).Select(part => Job(part)).ToDictionary(
            job => job,
            IReadOnlyCollection<ITrigger> (job) => [Trigger(job, clock)]);

    /// <summary>Makes this plan the one in force.</summary>
    public async Task SetAsync(IScheduler scheduler, TimeProvider clock, CancellationToken ct)
    {
        await CompleteAsync(scheduler, await StandingAsync(scheduler, ct), clock, ct);
        foreach (var other in (await StandingAsync(scheduler, ct)).Keys.Where(group => group != Group))
            await scheduler.DeleteJobs(GroupMatcher<JobKey>.GroupEquals(other), ct);
    }

    /// <summary>
    /// Sees to it that there is a plan, this or an instance's with other settings: two of those that start at once may
    /// have removed each other's.
    /// </summary>
    public async Task KeepAsync(IScheduler scheduler, TimeProvider clock, CancellationToken ct)
    {
        var standing = await StandingAsync(scheduler, ct);
        if (!standing.Any(group => group.Value.Count == SweepersOf(group.Key)))
            await CompleteAsync(scheduler, standing, clock, ct);
    }

    /// <summary>The groups of sweeps, with the names of their jobs.</summary>
    static async Task<Dictionary<string, HashSet<string>>> StandingAsync(IScheduler scheduler, CancellationToken ct) =>
        (await scheduler.QueryJobs(new JobQuery { Take = MostJobs }, ct)).Items
            .Where(job => SweepersOf(job.Key.Group) > 0)
            .GroupBy(job => job.Key.Group, job => job.Key.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <remarks>What is there stays as it is: another instance may be at it.</remarks>
    async Task CompleteAsync(
        IScheduler scheduler, Dictionary<string, HashSet<string>> standing, TimeProvider clock, CancellationToken ct)
    {
        var names = standing.GetValueOrDefault(Group) ?? [];
        foreach (var (job, triggers) in Jobs(clock).Where(job => !names.Contains(job.Key.Key.Name)))
            await scheduler.ScheduleJob(job, triggers, new ScheduleJobOptions { Replace = true }, ct);
    }

    IJobDetail Job(int part)
    {
        var shards = ShardRange.Part(part, Sweepers);
        return JobBuilder.Create<DueSweepJob>()
            .WithIdentity(part.ToString("d3", CultureInfo.InvariantCulture), Group)
            .UsingJobData(DueSweepJob.From, shards.From.ToString(CultureInfo.InvariantCulture))
            .UsingJobData(DueSweepJob.Until, shards.Until.ToString(CultureInfo.InvariantCulture))
            .RequestRecovery()
            .Build();
    }

    /// <remarks>
    /// A fire that comes late (the machine slept, the database was away, or the clock runs so fast that a moment is
    /// minutes) is made at once and the series goes on from there: nothing is skipped and nothing bursts. Quartz counts
    /// lateness in the clock's time, so its own default skips sweeps at high speeds, all of them from about 100000.
    /// </remarks>
    ITrigger Trigger(IJobDetail job, TimeProvider clock) => TriggerBuilder.Create(clock)
        .ForJob(job)
        .WithIdentity(job.Key.Name, job.Key.Group)
        .StartAt(clock.GetUtcNow() + (Every * int.Parse(job.Key.Name, CultureInfo.InvariantCulture) / Sweepers))
        .WithSchedule(SimpleScheduleBuilder.Create()
            .WithInterval(Every)
            .RepeatForever()
            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
        .Build();

    /// <returns>How many sweepers a plan of this name has; 0: the group is no plan of sweeps.</returns>
    static int SweepersOf(string group) =>
        group.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(group[Prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture, out var sweepers)
            ? sweepers
            : 0;
}
