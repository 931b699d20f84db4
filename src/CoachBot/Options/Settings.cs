using System.Collections.Immutable;
using CoachBot.BotFramework;
using CoachBot.Slack;

namespace CoachBot;

/// <summary>Every setting there is, and what is wrong with those given.</summary>
public static class Settings
{
    public static SettingsSection<AddressOptions> Address { get; } = new("");
    public static SettingsSection<StorageOptions> Storage { get; } = new(StorageOptions.Section);
    public static SettingsSection<SchedulerOptions> Scheduler { get; } = new(SchedulerOptions.Section);
    public static SettingsSection<PacksOptions> Packs { get; } = new(PacksOptions.Section);
    public static SettingsSection<HolidaysOptions> Holidays { get; } = new(HolidaysOptions.Section);
    public static SettingsSection<WordingOptions> Wording { get; } = new(WordingOptions.Section);
    public static SettingsSection<KeyRingOptions> KeyRing { get; } = new(KeyRingOptions.Section);
    public static SettingsSection<OpenTelemetryOptions> OpenTelemetry { get; } = new(OpenTelemetryOptions.Section);
    public static SettingsSection<ClockOptions> Clock { get; } = new(ClockOptions.Section);

    public static ImmutableArray<SettingsSection> Sections { get; } =
    [
        Address,
        new BotFrameworkSection(),
        new SlackSection(),
        Storage,
        Scheduler,
        new SettingsSection<DeliveryOptions>(DeliveryOptions.Section),
        new SettingsSection<RetentionOptions>(RetentionOptions.Section),
        new SettingsSection<PrivacyOptions>(PrivacyOptions.Section),
        new CareSection(),
        Packs,
        Holidays,
        Wording,
        KeyRing,
        new SettingsSection<MetricsAccessOptions>(MetricsAccessOptions.Section),
        OpenTelemetry,
        Clock,
        new PackageSection(),
    ];

    /// <summary>The keys as an operator types them.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Sections.SelectMany(section => section.Keys)];

    /// <summary>
    /// A line for each fault, naming the key as the operator types it; empty when the host may start.
    /// </summary>
    public static ImmutableArray<string> Faults(IConfiguration configuration, IHostEnvironment environment)
    {
        ImmutableArray<string> faults = [.. Sections.SelectMany(section => section.Faults(configuration))];

        return faults.IsEmpty
            ?
            [
                .. Sections.SelectMany(section => section.FaultsAcross(configuration, environment)),
                .. Across(configuration, environment),
            ]
            : faults;
    }

    /// <summary>
    /// Activities without a token are taken: no bot is registered, and only a developer on this machine can reach the
    /// listener. That is what the Emulator and the Agents Playground send.
    /// </summary>
    public static bool TakesUnsigned(IConfiguration configuration, IHostEnvironment environment) =>
        !HasTeams(configuration) && environment.IsDevelopment() && Listeners.AreLoopback(configuration);

    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        foreach (var section in Sections)
            section.AddTo(services);

        return services;
    }

    static IEnumerable<string> Across(IConfiguration configuration, IHostEnvironment environment)
    {
        var scheduler = Scheduler.Read(configuration);

        foreach (var fault in OtlpTarget.Faults(configuration))
            yield return fault;

        foreach (var key in Clock.Read(configuration).VirtualBy)
        {
            if (!environment.IsDevelopment())
                yield return $"{key} is taken in Development only; this is {environment.EnvironmentName}.";
            if (scheduler.Provider == SchedulerProvider.PostgreSql)
                yield return $"{key} is not taken with Quartz:Provider=PostgreSql.";
        }

        if (!HasTeams(configuration) && !HasSlack(configuration) && !TakesUnsigned(configuration, environment))
            yield return "MicrosoftAppId takes the id of a bot registration: without one, and without Slack, "
                + "the bot runs in Development, on loopback addresses alone; "
                + $"this is {environment.EnvironmentName} on {Listeners.Named(configuration)}.";
    }

    static bool HasSlack(IConfiguration configuration)
    {
        var options = new SlackOptions();
        options.Read(configuration);
        return options.IsOn;
    }

    static bool HasTeams(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration[nameof(BotFrameworkOptions.MicrosoftAppId)]);
}
