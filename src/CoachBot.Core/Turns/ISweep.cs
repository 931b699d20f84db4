using CoachBot.Core.Schedule;

namespace CoachBot.Core.Turns;

/// <summary>Looks for what is due and has it done.</summary>
public interface ISweep
{
    /// <summary>
    /// Takes everything due in these shards up to now, on the coaching clock. Safe to run late, twice, at the same time
    /// elsewhere, or after a crash.
    /// </summary>
    Task SweepAsync(ShardRange shards, CancellationToken ct);
}
