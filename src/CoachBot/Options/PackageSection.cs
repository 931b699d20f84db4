using System.Collections.Immutable;

namespace CoachBot;

/// <summary>What the app packages say of the bot; read and judged when one is written.</summary>
public sealed record PackageSection() : SettingsSection("Package")
{
    public override ImmutableArray<string> Keys { get; } =
    [
        "Package:AppId",
        "Package:Version",
        "Package:DeveloperName",
        "Package:WebsiteUrl",
        "Package:PrivacyUrl",
        "Package:TermsOfUseUrl",
        "Package:Sources",
    ];
}
