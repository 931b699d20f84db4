namespace CoachBot.Core.Hosting;

/// <summary>What the engine needs of the process it runs in.</summary>
public sealed record EngineServices(Clocks Clocks, IEngineLog Log);
