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
        ImmutableArray<string> faults = [.. SlackFaults.Of(options, environment.IsDevelopment())];
        return faults.IsEmpty && options.ClientId.Length > 0
            && Settings.Address.Read(configuration).PublicUrl.Length == 0
                ? ["PublicUrl takes the https address that Slack sends people back to; Slack:ClientId needs it."]
                : faults;
    }
}
