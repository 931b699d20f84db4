namespace CoachBot.Core.Hosting;

/// <summary>The two clocks, told apart by name, so that neither is read for the other's purpose.</summary>
/// <param name="People">Schedules, weeks, due times, what is printed. May be virtual.</param>
/// <param name="Wire">Leases, back-off, rate limits, resends: the machine's.</param>
/// <param name="SweepEvery">How far apart sweeps are, on the people's clock.</param>
public sealed record Clocks(TimeProvider People, TimeProvider Wire, TimeSpan SweepEvery);
