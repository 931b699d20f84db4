using CoachBot.Core.Turns;
using CoachBot.Endpoints;
using CoachBot.Options;
using Microsoft.Extensions.Configuration.Memory;

namespace CoachBot;

/// <summary>Puts the bot together: settings, services, routes.</summary>
public static class CoachHost
{
    /// <summary>A little over the largest body that a route takes, so that the route is the one to refuse it.</summary>
    const long MaxBodyBytes = 260 * 1024;

    static readonly KeyValuePair<string, string?>[] Defaults =
    [
        new(nameof(AddressOptions.Urls), AddressOptions.DefaultUrls),
        new("Logging:LogLevel:Microsoft.AspNetCore", nameof(LogLevel.Warning)),
        new("Logging:LogLevel:Quartz", nameof(LogLevel.Warning)),
    ];

    /// <summary>Reads the settings in the usual .NET order, from the folder the command was typed in.</summary>
    /// <param name="settings">From the command line: <c>--Key=value</c> or <c>--Key value</c>.</param>
    /// <exception cref="InvalidDataException">A settings file cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        return builder;
    }

    /// <summary>The bot, ready to run. The settings were found to be without fault before.</summary>
    /// <exception cref="Core.Storage.StoreUnavailableException">The store does not open.</exception>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var clock = builder.Configuration.GetSection(ClockOptions.Section).Get<ClockOptions>() ?? new();
        builder.Services
            .AddSettings()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(clock.On(TimeProvider.System))
            .AddSingleton(new MetricsCollector(Instruments.MeterName));

        var app = builder.Build();
        app.UseEdge();
        app.MapOperator();
        return app;
    }
}
