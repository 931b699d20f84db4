using CoachBot.Coaching;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Jobs;
using CoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CoachBot;

/// <summary>The engine of turns on its two clocks and its store, and the coach that it asks.</summary>
public static class TurnEngineServices
{
    /// <param name="clock">People's.</param>
    /// <param name="store">Stays the caller's to close, after the host.</param>
    /// <param name="alone">
    /// No other process uses the store. The embedded store's file is locked for one, whichever process wakes the bot;
    /// tables in Azure are anybody's.
    /// </param>
    /// <param name="sweepEvery">On people's clock.</param>
    public static IServiceCollection AddEngine(
        this IServiceCollection services, CoachClock clock, IEntityTable store, bool alone, TimeSpan sweepEvery)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(clock);
        services.AddSingleton(new Clocks(clock, TimeProvider.System, sweepEvery));
        services.AddSingleton(ProcessInstance.Start(alone));
        services.AddSingleton<IEngineLog, EngineLog>();

        services.AddSingleton<IEntityTable>(provider =>
            new MeasuredTable(store, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IEntityReader>(provider => provider.GetRequiredService<IEntityTable>());

        services.AddTurns();
        services.AddDelivery();
        services.AddSingleton<ClusterMembership>();
        services.AddSingleton(provider => new TenantRateLimiter(
            provider.GetRequiredService<IOptions<DeliveryOptions>>().Value.PerTenantPerSecond, TimeProvider.System,
            alone ? null : provider.GetRequiredService<ClusterMembership>()));

        if (!alone)
            services.AddHostedService<HeartbeatService>(); // Before the outbox's, so that it stops after it.
        services.AddHostedService<OutboxService>();
        if (store is SqliteTable embedded)
            services.AddHostedService(_ => new StoreUpkeep(embedded, TimeProvider.System));
        services.AddSingleton<SchedulerSource>();
        services.AddSingleton<SweepScheduler>();
        return services.AddHostedService(provider => provider.GetRequiredService<SweepScheduler>());
    }

    /// <summary>Turns and their schedule, on a store, clocks, an instance, a log and a coach of the caller's.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<DueIndex>()
        .AddSingleton<TurnCommitter>()
        .AddSingleton<TurnRunner>()
        .AddSingleton<Addressees>()
        .AddSingleton<ActivityReceiver>()
        .AddSingleton<RecoveryTimers>()
        .AddSingleton<DueSweep>()
        .AddSingleton<ISweep>(provider => provider.GetRequiredService<DueSweep>());

    /// <summary>The delivery of pending messages, on channels and a rate limiter of the caller's.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton(provider => new ChannelRegistry(
            provider.GetServices<IChannel>()
                .Select(channel => new MeasuredChannel(channel, provider.GetRequiredService<Clocks>()))))
        .AddSingleton<ChannelFailures>()
        .AddSingleton<CardSender>()
        .AddSingleton<IDeliveryHandler, MessageDelivery>()
        .AddSingleton<IDeliveryHandler, ViewDelivery>()
        .AddSingleton<IDeliveryHandler, FormDelivery>()
        .AddSingleton<IDeliveryHandler, CardUpdateDelivery>()
        .AddSingleton<IDeliveryHandler, HomeDelivery>()
        .AddSingleton<IDeliveryHandler, PeerMessageDelivery>()
        .AddSingleton<IDeliveryHandler, RosterDelivery>()
        .AddSingleton<DeliveryDispatcher>()
        .AddSingleton<OutboxProcessor>()
        .AddSingleton<Outbox>();

    public static IServiceCollection AddCoach(this IServiceCollection services)
    {
        services.AddSingleton(provider => Decided(
            provider.GetRequiredService<IOptions<PrivacyOptions>>().Value,
            provider.GetRequiredService<IOptions<RetentionOptions>>().Value) with
        {
            Links = provider.GetRequiredService<IOptions<AddressOptions>>().Value.PublicUrl.Length > 0
                ? provider.GetRequiredService<ExportLinks>() : null,
            Packs = SkillPacks.Shipped.With(provider.GetRequiredService<IOptions<PacksOptions>>().Value.Path),
            DraftPacks = SkillPacks.In(provider.GetRequiredService<IOptions<PacksOptions>>().Value.Drafts),
            Drafts = CustomWording.In(
                provider.GetRequiredService<IOptions<WordingOptions>>().Value.Drafts, new TextCatalogs()),
            Care = provider.GetRequiredService<CareLines>(),
            Holidays = provider.GetRequiredService<IOptions<HolidaysOptions>>().Value
                .Read(DateOnly.FromDateTime(provider.GetRequiredService<CoachClock>().GetUtcNow().UtcDateTime)),
        });
        services.AddSingleton(provider => new TextCatalogs(CustomWording.In(
            provider.GetRequiredService<IOptions<WordingOptions>>().Value.Path, new TextCatalogs())));
        return services.AddSingleton<ICoach, Coach>();
    }

    static CoachSettings Decided(PrivacyOptions privacy, RetentionOptions retention) => new(
        privacy.DefaultVisibility == DefaultVisibility.JustMe ? Visibility.JustMe : Visibility.Manager,
        new Retention(retention.Commitments, retention.Reflections, retention.Ratings, retention.Audit));
}
