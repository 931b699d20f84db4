using System.Collections.Immutable;

namespace CoachBot.Options;

/// <summary>Every setting there is, and what is wrong with those given.</summary>
public static class Settings
{
    public static ImmutableArray<SettingsSection> Sections { get; } =
    [
        new SettingsSection<AddressOptions>(""),
        new SettingsSection<SlackOptions>(SlackOptions.Section),
        new SettingsSection<StorageOptions>(StorageOptions.Section),
        new SettingsSection<SchedulerOptions>(SchedulerOptions.Section),
        new SettingsSection<DeliveryOptions>(DeliveryOptions.Section),
        new SettingsSection<RetentionOptions>(RetentionOptions.Section),
        new SettingsSection<PrivacyOptions>(PrivacyOptions.Section),
        new SettingsSection<KeyRingOptions>(KeyRingOptions.Section),
        new SettingsSection<MetricsAccessOptions>(MetricsAccessOptions.Section),
        new SettingsSection<ClockOptions>(ClockOptions.Section),
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
                .. Sections.SelectMany(section => section.FaultsAcross(configuration)),
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
        var clock = configuration.GetSection(ClockOptions.Section).Get<ClockOptions>() ?? new();
        var scheduler = configuration.GetSection(SchedulerOptions.Section).Get<SchedulerOptions>() ?? new();

        foreach (var key in clock.VirtualBy)
        {
            if (!environment.IsDevelopment())
                yield return $"{key} is taken in Development only; this is {environment.EnvironmentName}.";
            if (scheduler.Provider == SchedulerProvider.PostgreSql)
                yield return $"{key} is not taken with Quartz:Provider=PostgreSql.";
        }

        if (!HasTeams(configuration) && !TakesUnsigned(configuration, environment))
            yield return "MicrosoftAppId takes the id of a bot registration: without one the bot runs in Development, "
                + "on loopback addresses alone; "
                + $"this is {environment.EnvironmentName} on {Listeners.Named(configuration)}.";
    }

    static bool HasTeams(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration["MicrosoftAppId"]);
}
