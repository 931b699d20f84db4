using System.Text.RegularExpressions;

namespace CoachBot.Commands.Packaging;

/// <summary>A Teams manifest's rules: Microsoft's schema 1.29, and what else an upload is refused for.</summary>
static partial class ManifestRules
{
    public const string SchemaVersion = "1.29";

    const int MaxDomains = 100;

    const string Schema =
        $"https://developer.microsoft.com/en-us/json-schemas/teams/v{SchemaVersion}/MicrosoftTeams.schema.json";

    static readonly string[] Permissions = ["identity", "messageTeamMembers"];

    public static IEnumerable<PackageFault> Check(JsonPosition manifest) =>
    [
        .. KnownKeys.Check(manifest),
        .. Filled(manifest),
        .. Exactly(manifest["$schema"], Schema),
        .. Exactly(manifest["manifestVersion"], SchemaVersion),
        .. Shape.Matches(manifest["version"], SemVer(), "three numbers without leading zeros, such as 1.2.0"),
        .. Id(manifest["id"]),
        .. Shape.Length(manifest["developer"]["name"], 1, 32),
        .. Shape.Https(manifest["developer"]["websiteUrl"]),
        .. Shape.Https(manifest["developer"]["privacyUrl"]),
        .. Shape.Https(manifest["developer"]["termsOfUseUrl"]),
        .. Shape.Length(manifest["name"]["short"], 1, 30),
        .. Shape.Length(manifest["name"]["full"], 1, 100),
        .. Shape.Length(manifest["description"]["short"], 1, 80),
        .. Shape.Length(manifest["description"]["full"], 1, 4000),
        .. Shape.Matches(manifest["accentColor"], HexColor(), "# and six hex digits, such as #0F766E"),
        .. BotRules.Check(manifest["bots"]),
        .. manifest["permissions"].Items.SelectMany(permission => Shape.OneOf(permission, Permissions)),
        .. Domains(manifest["validDomains"]),
        .. BotRules.Install(manifest),
    ];

    public static IEnumerable<PackageFault> Id(JsonPosition at)
    {
        if (!Guid.TryParseExact(at.Text, "D", out var id) || id == Guid.Empty)
            yield return at.Fault($"takes a GUID, such as 7f6f1c3e-7b52-4f0b-9a37-a6d1c0e45b0e {Shape.Is(at)}");
    }

    static IEnumerable<PackageFault> Exactly(JsonPosition at, string due)
    {
        if (at.Text != due)
            yield return at.Fault($"takes {due} {Shape.Is(at)}");
    }

    static IEnumerable<PackageFault> Domains(JsonPosition at)
    {
        foreach (var fault in Shape.Count(at, 0, MaxDomains))
            yield return fault;

        foreach (var domain in at.Items.Where(domain => !HostName().IsMatch(domain.Text)))
        {
            yield return domain.Fault(
                $"takes a host's full name, without https://, port, path and * {Shape.Is(domain)}");
        }
    }

    /// <summary>Every place of the template names a setting.</summary>
    static IEnumerable<PackageFault> Filled(JsonPosition at)
    {
        if (at.Text.Contains("{{", StringComparison.Ordinal))
            yield return at.Fault($"names a place that no setting fills {Shape.Is(at)}");

        foreach (var fault in at.Members.Concat(at.Items).SelectMany(Filled))
            yield return fault;
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SemVer();

    [GeneratedRegex(@"^#[0-9A-Fa-f]{6}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HexColor();

    /// <summary>Labels of letters, digits and hyphens; the last begins with a letter, so it is no IP address.</summary>
    [GeneratedRegex(
        @"^(?=.{1,253}\z)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,62}\z",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HostName();
}
