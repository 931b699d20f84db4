using CoachBot.Core.Schedule;

namespace CoachBot.Core.Turns;

/// <summary>Runs what is due.</summary>
public interface ISweep
{
    /// <summary>
    /// Takes everything due in these shards up to now, on the coaching clock. Safe to run late, twice, at the same time
    /// elsewhere, or after a crash.
    /// </summary>
    /// <remarks>A fault of one addressee or shard, or of the store, is logged and throws nothing.</remarks>
    Task SweepAsync(ShardRange shards, CancellationToken ct);
}
