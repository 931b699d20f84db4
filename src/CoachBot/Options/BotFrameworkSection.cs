using System.Collections.Immutable;
using CoachBot.BotFramework;

namespace CoachBot;

/// <summary>The bot registration at the root, and <c>Teams:…</c>; their class is the channel's own.</summary>
public sealed record BotFrameworkSection() : SettingsSection("Teams")
{
    static readonly string[] InTeams = [nameof(BotFrameworkOptions.ServiceHosts), nameof(BotFrameworkOptions.Tenants)];

    public override ImmutableArray<string> Keys { get; } =
    [
        .. from property in typeof(BotFrameworkOptions).GetProperties()
           where property.CanWrite
           select InTeams.Contains(property.Name) ? $"Teams:{property.Name}" : property.Name,
    ];

    public override ImmutableArray<string> FaultsAcross(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = new BotFrameworkOptions();
        options.Read(configuration);
        return [.. BotFrameworkFaults.Of(options, environment.IsDevelopment())];
    }
}
