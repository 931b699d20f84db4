using CoachBot.Core.Schedule;
using CoachBot.Demo;
using CoachBot.Jobs;
using FsCheck;
using FsCheck.Fluent;
using Quartz;

namespace CoachBot.Tests.Host.Jobs;

/// <summary>Plans are kept in a scheduler that was not started: what stands is looked at, nothing is fired.</summary>
public sealed class SweepPlanTests
{
    /// <summary>Ahead of the machine's clock: a start in the past would be moved to now.</summary>
    static readonly DateTimeOffset Now = new(2126, 11, 16, 9, 0, 0, TimeSpan.Zero);
    static readonly StageClock Clock = new(Now);
    static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    [Fact]
    public void The_triggers_of_any_count_sweep_every_shard_once_in_each_interval() => Check.QuickThrowOnFailure(
        Prop.ForAll(Gen.Choose(1, DueIndex.Shards).ToArbitrary(), sweepers =>
        {
            var jobs = new SweepPlan(sweepers, Every).Jobs(Clock);

            return jobs.Keys.SelectMany(Shards).Order().SequenceEqual(Enumerable.Range(0, DueIndex.Shards))
                && jobs.Values.Select(triggers => triggers.Single().StartTimeUtc)
                    .All(at => at >= Now && at < Now + Every);
        }));

    [Fact]
    public async Task Another_count_takes_the_place_of_the_one_before()
    {
        var scheduler = await SchedulerAsync();
        await new SweepPlan(16, Every).SetAsync(scheduler, Clock, default);

        await new SweepPlan(5, Every).SetAsync(scheduler, Clock, default);

        Assert.Equal(Enumerable.Range(0, DueIndex.Shards), await SweptAsync(scheduler));
        Assert.Equal(5, (await JobsAsync(scheduler)).Count);
    }

    [Fact]
    public async Task The_same_plan_again_leaves_what_stands_alone()
    {
        var scheduler = await SchedulerAsync();
        var plan = new SweepPlan(3, Every);
        await plan.SetAsync(scheduler, Clock, default);

        await plan.SetAsync(scheduler, new StageClock(Now.AddHours(1)), default);

        var trigger = await scheduler.GetTrigger(new TriggerKey("000", plan.Group));
        Assert.Equal(Now, trigger!.StartTimeUtc);
    }

    [Fact]
    public async Task Instances_with_other_counts_live_side_by_side()
    {
        var scheduler = await SchedulerAsync();
        await new SweepPlan(4, Every).SetAsync(scheduler, Clock, default);

        await new SweepPlan(16, Every).KeepAsync(scheduler, Clock, default);

        Assert.Equal(4, (await JobsAsync(scheduler)).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Where_no_plan_is_whole_one_is_made_so(int left)
    {
        var scheduler = await SchedulerAsync();
        var other = new SweepPlan(4, Every);
        await other.SetAsync(scheduler, Clock, default);
        await scheduler.DeleteJobs([.. (await JobsAsync(scheduler)).Skip(left)]);

        var plan = new SweepPlan(16, Every);
        await plan.KeepAsync(scheduler, Clock, default);

        Assert.Equal(16 + left, (await JobsAsync(scheduler)).Count);
        Assert.Equal(16, (await JobsAsync(scheduler)).Count(job => job.Group == plan.Group));
    }

    static async Task<IScheduler> SchedulerAsync() =>
        await QuartzSchedulerBuilder.Create(quartz => quartz.UseInMemoryStore()).Build().GetScheduler();

    static async Task<List<JobKey>> JobsAsync(IScheduler scheduler) =>
        [.. (await scheduler.QueryJobs(new JobQuery { Take = 1000 })).Items.Select(job => job.Key)];

    static async Task<IEnumerable<int>> SweptAsync(IScheduler scheduler) =>
        (await scheduler.GetJobDetails(await JobsAsync(scheduler))).SelectMany(Shards).Order();

    static IEnumerable<int> Shards(IJobDetail job)
    {
        var from = int.Parse((string)job.JobDataMap[DueSweepJob.From]!, null);
        return Enumerable.Range(from, int.Parse((string)job.JobDataMap[DueSweepJob.Until]!, null) - from);
    }
}
