using System.Text.RegularExpressions;

namespace CoachBot.Commands.Packaging;

/// <summary>A Teams manifest's rules: Microsoft's schema 1.29, and what else an upload is refused for.</summary>
static partial class ManifestRules
{
    public const string SchemaVersion = "1.29";

    const int MaxUrl = 2048;
    const int MaxDomains = 100;

    const string Schema =
        $"https://developer.microsoft.com/en-us/json-schemas/teams/v{SchemaVersion}/MicrosoftTeams.schema.json";

    static readonly string[] Permissions = ["identity", "messageTeamMembers"];

    public static IEnumerable<PackageFault> Check(Place manifest) =>
    [
        .. KnownKeys.Check(manifest),
        .. Filled(manifest),
        .. Exactly(manifest["$schema"], Schema),
        .. Exactly(manifest["manifestVersion"], SchemaVersion),
        .. Matches(manifest["version"], SemVer(), "three numbers without leading zeros, such as 1.2.0"),
        .. Id(manifest["id"]),
        .. Length(manifest["developer"]["name"], 32),
        .. Https(manifest["developer"]["websiteUrl"]),
        .. Https(manifest["developer"]["privacyUrl"]),
        .. Https(manifest["developer"]["termsOfUseUrl"]),
        .. Length(manifest["name"]["short"], 30),
        .. Length(manifest["name"]["full"], 100),
        .. Length(manifest["description"]["short"], 80),
        .. Length(manifest["description"]["full"], 4000),
        .. Matches(manifest["accentColor"], HexColor(), "# and six hex digits, such as #0F766E"),
        .. BotRules.Check(manifest["bots"]),
        .. manifest["permissions"].Items.SelectMany(permission => OneOf(permission, Permissions)),
        .. Domains(manifest["validDomains"]),
        .. BotRules.Install(manifest),
    ];

    public static IEnumerable<PackageFault> Length(Place at, int max)
    {
        if (string.IsNullOrWhiteSpace(at.Text) || at.Text.Length > max)
            yield return at.Fault($"takes 1 to {max} characters (it has {at.Text.Trim().Length})");
    }

    public static IEnumerable<PackageFault> Id(Place at)
    {
        if (!Guid.TryParseExact(at.Text, "D", out var id) || id == Guid.Empty)
            yield return at.Fault($"takes a GUID, such as 7f6f1c3e-7b52-4f0b-9a37-a6d1c0e45b0e {Is(at)}");
    }

    public static IEnumerable<PackageFault> OneOf(Place at, string[] values)
    {
        if (!values.Contains(at.Text))
            yield return at.Fault($"takes {string.Join(" or ", values)}, in just these letters {Is(at)}");
    }

    static IEnumerable<PackageFault> Exactly(Place at, string due)
    {
        if (at.Text != due)
            yield return at.Fault($"takes {due} {Is(at)}");
    }

    static IEnumerable<PackageFault> Matches(Place at, Regex pattern, string due)
    {
        if (!pattern.IsMatch(at.Text))
            yield return at.Fault($"takes {due} {Is(at)}");
    }

    static IEnumerable<PackageFault> Https(Place at)
    {
        var sound = Uri.TryCreate(at.Text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;
        if (!sound || at.Text.Length > MaxUrl)
            yield return at.Fault($"takes an https address of at most {MaxUrl} characters {Is(at)}");
    }

    static IEnumerable<PackageFault> Domains(Place at)
    {
        if (at.Items.Count() > MaxDomains)
            yield return at.Fault($"takes at most {MaxDomains} (it has {at.Items.Count()})");

        foreach (var domain in at.Items.Where(domain => !HostName().IsMatch(domain.Text)))
            yield return domain.Fault($"takes a host's full name, without https://, port, path and * {Is(domain)}");
    }

    /// <summary>Every place of the template stands for something.</summary>
    static IEnumerable<PackageFault> Filled(Place at)
    {
        if (at.Text.Contains("{{", StringComparison.Ordinal))
            yield return at.Fault($"names a place that no setting fills {Is(at)}");

        foreach (var fault in at.Members.Concat(at.Items).SelectMany(Filled))
            yield return fault;
    }

    /// <summary>What stands there, cut to a line's length; no secret, for everyone gets the manifest.</summary>
    static string Is(Place at) =>
        at.Node is null ? "(it is not set)"
        : at.Text.Length == 0 ? "(it is empty)"
        : $"(it is \"{at.Text[..Math.Min(at.Text.Length, 80)]}\")";

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
