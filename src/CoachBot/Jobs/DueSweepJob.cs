using System.Globalization;
using CoachBot.Core.Schedule;
using CoachBot.Core.Turns;
using Quartz;

namespace CoachBot.Jobs;

/// <summary>Time's door: hands everything that came due to its people's turns.</summary>
/// <remarks>Takes everything up to now, so a fire that is skipped, merged or repeated costs nothing.</remarks>
[DisallowConcurrentExecution]
public sealed class DueSweepJob(ISweep sweep) : IJob
{
    /// <summary>In the job's data: its shards, as in <see cref="ShardRange"/>.</summary>
    public const string From = "from", Until = "until";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.SweepAsync(new(Read(context, From), Read(context, Until)), cancellationToken);

    static int Read(IJobExecutionContext context, string name) =>
        int.Parse(context.MergedJobDataMap[name] as string ?? "", CultureInfo.InvariantCulture);
}
