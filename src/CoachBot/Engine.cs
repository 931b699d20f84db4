using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Jobs;
using CoachBot.Options;
using Microsoft.Extensions.Options;

namespace CoachBot;

/// <summary>The engine of turns on its two clocks and its store. The coach comes from elsewhere.</summary>
public static class Engine
{
    /// <param name="clock">People's.</param>
    /// <param name="store">Stays the caller's to close, after the host.</param>
    public static IServiceCollection AddEngine(this IServiceCollection services, CoachClock clock, IEntityTable store)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(clock);
        services.AddSingleton(new Clocks(clock, TimeProvider.System, clock.SweepEvery));
        services.AddSingleton(Instance.Start(alone: true));
        services.AddSingleton<IEngineLog, EngineLog>();

        services.AddSingleton(store);
        services.AddSingleton<IEntityReader>(store);

        services.AddSingleton<DueIndex>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton(provider => new Pace(
            provider.GetRequiredService<IOptions<DeliveryOptions>>().Value.PerTenantPerSecond, TimeProvider.System));
        services.AddSingleton(provider => new Dispatcher(
            provider.GetRequiredService<IEntityTable>(),
            provider.GetServices<IChannel>(),
            provider.GetRequiredService<ICoach>(),
            provider.GetRequiredService<TurnRunner>(),
            (provider.GetRequiredService<Clocks>(), provider.GetRequiredService<Pace>())));
        services.AddSingleton(provider => new Outbox(
            provider.GetRequiredService<IEntityTable>(),
            provider.GetRequiredService<Ledger>(),
            provider.GetRequiredService<Dispatcher>(),
            provider.GetRequiredService<Instance>(),
            Rim(provider)));
        services.AddSingleton<ISweep>(provider => new DueSweep(
            provider.GetRequiredService<IEntityTable>(),
            provider.GetRequiredService<DueIndex>(),
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<Ledger>(),
            Rim(provider)));

        services.AddHostedService<OutboxService>();
        return services.AddSweeps(clock);
    }

    static (Clocks Clocks, IEngineLog Log) Rim(IServiceProvider provider) =>
        (provider.GetRequiredService<Clocks>(), provider.GetRequiredService<IEngineLog>());
}
