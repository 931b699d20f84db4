using CoachBot.BotFramework;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Endpoints;
using CoachBot.Slack;
using Microsoft.Extensions.Configuration.Memory;

namespace CoachBot;

/// <summary>Puts the bot together: settings, services, routes.</summary>
public static class CoachHost
{
    /// <summary>A little over the largest body that a route takes, so that the route is the one to refuse it.</summary>
    const long MaxBodyBytes = 260 * 1024;

    /// <summary>Far over what the platforms open; strangers' idle connections take memory each.</summary>
    const int MostConnections = 5_000;

    static readonly KeyValuePair<string, string?>[] Defaults =
    [
        new(nameof(AddressOptions.Urls), AddressOptions.DefaultUrls),
        new("Logging:LogLevel:Microsoft.AspNetCore", nameof(LogLevel.Warning)),
    ];

    /// <summary>Reads the settings in the usual .NET order, from the folder the command was typed in.</summary>
    /// <param name="settings">From the command line: <c>--Key=value</c> or <c>--Key value</c>.</param>
    /// <exception cref="InvalidDataException">A settings file cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.Services.AddPrivateAddresses();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
        });
        return builder;
    }

    /// <summary>Everything the bot is made of. The settings were found to be without fault before.</summary>
    /// <param name="store">Stays the caller's to close, after the host.</param>
    public static IServiceCollection AddCoachBot(this WebApplicationBuilder builder, IEntityTable store)
    {
        var clock = Settings.Clock.Read(builder.Configuration).On(TimeProvider.System);
        var alone = Settings.Storage.Read(builder.Configuration).Provider == StorageProvider.Sqlite;
        return builder.Services
            .AddSettings()
            .AddKeyRing(Settings.KeyRing.Read(builder.Configuration))
            .AddSingleton(new MetricsCollector(Instruments.MeterName))
            .AddTelemetry(OtlpTarget.Read(builder.Configuration))
            .AddSingleton<ExportLinks>()
            .AddEngine(clock, store, alone, Settings.Scheduler.Read(builder.Configuration).Plan(clock).Every)
            .AddCoach()
            .AddBotFramework()
            .AddMessages()
            .AddSlack()
            .AddSlackInstall();
    }

    /// <summary>Every route there is; any other is 404.</summary>
    public static WebApplication UseCoachBot(this WebApplication app)
    {
        app.UseEdge();
        app.UseRateLimiter();
        app.MapMessages();
        app.MapSlack();
        app.MapSlackInstall();
        app.MapFiles();
        app.MapOperator();
        return app;
    }
}
