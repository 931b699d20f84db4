using System.Collections.Immutable;
using CoachBot.Slack;

namespace CoachBot;

/// <summary>Slack's settings; their class is the channel's own.</summary>
public sealed record SlackSection() : SettingsSection(SlackOptions.Section)
{
    public override ImmutableArray<string> Keys { get; } =
    [
        .. from property in typeof(SlackOptions).GetProperties()
           where property.CanWrite
           select $"{SlackOptions.Section}:{property.Name}",
    ];

    public override ImmutableArray<string> FaultsAcross(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = new SlackOptions();
        options.Read(configuration);
        return [.. SlackFaults.Of(options, environment.IsDevelopment())];
    }
}
