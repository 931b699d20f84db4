using CoachBot.Core.Turns;
using Quartz;

namespace CoachBot.Jobs;

/// <summary>Time's door: hands everything that came due to its people's turns.</summary>
/// <remarks>Takes everything up to now, so a fire that is skipped, merged or repeated costs nothing.</remarks>
[DisallowConcurrentExecution]
public sealed class DueSweepJob(ISweep sweep) : IJob
{
    public static readonly JobKey Key = new("due-sweep", "coaching");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.SweepAsync(cancellationToken);
}
