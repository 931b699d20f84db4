namespace CoachBot.Core.Turns;

/// <summary>What the engine needs of the process it runs in.</summary>
public sealed record EngineRim(Clocks Clocks, IEngineLog Log);
