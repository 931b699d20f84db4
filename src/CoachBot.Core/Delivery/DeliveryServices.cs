using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>What delivery needs of the world beside the channels.</summary>
public sealed record DeliveryServices(Clocks Clocks, TenantRateLimiter Pace, Addressees Addressees, IEngineLog Log);
