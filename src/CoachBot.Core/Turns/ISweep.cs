namespace CoachBot.Core.Turns;

/// <summary>Looks for what is due and has it done.</summary>
public interface ISweep
{
    /// <summary>
    /// Takes everything due up to now, on the coaching clock. Safe to run late, twice, or after a crash.
    /// </summary>
    Task SweepAsync(CancellationToken ct);
}
