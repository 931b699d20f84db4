using System.Collections.Immutable;

namespace CoachBot.Commands.Packaging;

/// <summary>What the app package takes from the settings: section <c>Package</c>, and the bot's ids.</summary>
/// <remarks>All is text as typed, trimmed; empty when absent. Whether it will do is for the rules.</remarks>
public sealed record PackageSettings
{
    /// <summary>Names the catalogue ids made from bot ids; any fixed id does, as long as it never changes.</summary>
    static readonly Guid Namespace = new("a6d1c0e4-5b0e-4f0b-9a37-1f6f1c3e7b52");

    /// <summary>The keys of section <c>Package</c>.</summary>
    public static ImmutableArray<string> Keys { get; } =
    [
        "Package:AppId", "Package:Version", "Package:DeveloperName", "Package:WebsiteUrl", "Package:PrivacyUrl",
        "Package:TermsOfUseUrl", "Package:Sources",
    ];

    /// <summary><c>MicrosoftAppId</c>: the bot.</summary>
    public required string MicrosoftAppId { get; init; }

    /// <summary><c>PublicUrl</c>, without a final slash.</summary>
    public required string PublicUrl { get; init; }

    /// <summary>
    /// <c>Package:AppId</c>: the app in the organisation's catalogue, which must never change. Default: made from
    /// <see cref="MicrosoftAppId"/>, always the same for the same bot.
    /// </summary>
    public required string AppId { get; init; }

    /// <summary><c>Package:Version</c>, default 1.0.0. Teams takes an update only under a higher one.</summary>
    public required string Version { get; init; }

    /// <summary><c>Package:DeveloperName</c>: who offers the app, 1 to 32 characters; <c>CoachBot</c>.</summary>
    public required string DeveloperName { get; init; }

    /// <summary><c>Package:WebsiteUrl</c>: where people find help. Default <see cref="PublicUrl"/>.</summary>
    public required Address Website { get; init; }

    /// <summary><c>Package:PrivacyUrl</c>. Default <c>/privacy</c> under <see cref="PublicUrl"/>.</summary>
    public required Address Privacy { get; init; }

    /// <summary><c>Package:TermsOfUseUrl</c>. Default <c>/terms</c> under <see cref="PublicUrl"/>.</summary>
    public required Address TermsOfUse { get; init; }

    /// <summary><c>Package:Sources</c>: a folder with another manifest and icons; else the program's own.</summary>
    public required string Sources { get; init; }

    /// <summary>Pages the package names though no setting says where they are: the bot does not serve them.</summary>
    public IEnumerable<Address> PagesToPublish => new[] { Privacy, TermsOfUse }.Where(page => page.IsDerived);

    public static PackageSettings From(IConfiguration configuration)
    {
        var (bot, publicUrl) = (Read("MicrosoftAppId"), Read("PublicUrl").TrimEnd('/'));

        return new()
        {
            MicrosoftAppId = bot,
            PublicUrl = publicUrl,
            AppId = Read("Package:AppId", otherwise: NameGuid.Of(Namespace, bot.ToLowerInvariant()).ToString()),
            Version = Read("Package:Version", otherwise: "1.0.0"),
            DeveloperName = Read("Package:DeveloperName", otherwise: "CoachBot"),
            Website = ReadAddress("Package:WebsiteUrl", page: ""),
            Privacy = ReadAddress("Package:PrivacyUrl", page: "/privacy"),
            TermsOfUse = ReadAddress("Package:TermsOfUseUrl", page: "/terms"),
            Sources = Read("Package:Sources"),
        };

        string Read(string key, string otherwise = "") =>
            configuration[key]?.Trim() is { Length: > 0 } value ? value : otherwise;

        Address ReadAddress(string key, string page) => Read(key) switch
        {
            "" => new(key, publicUrl.Length == 0 ? "" : publicUrl + page, IsDerived: true),
            var given => new(key, given, IsDerived: false),
        };
    }

    /// <summary>What takes the place of a place <c>{{…}}</c> of the manifest, by the name of the setting.</summary>
    /// <returns>The value, and the setting that changes it; <c>null</c> for a place of another name.</returns>
    public (string Value, string Setting)? Find(string place) => place switch
    {
        "MicrosoftAppId" => (MicrosoftAppId, place),
        "Package:AppId" => (AppId, place),
        "Package:Version" => (Version, place),
        "Package:DeveloperName" => (DeveloperName, place),
        "Package:WebsiteUrl" => Found(Website),
        "Package:PrivacyUrl" => Found(Privacy),
        "Package:TermsOfUseUrl" => Found(TermsOfUse),
        "PublicUrl host" => (Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) ? url.Host : "", "PublicUrl"),
        _ => null,
    };

    /// <returns>A key in section <c>Package</c> that nobody reads; <c>null</c> when there is none.</returns>
    public static string? Unknown(IConfiguration configuration) =>
        configuration.GetSection("Package").GetChildren().Select(child => child.Path)
            .FirstOrDefault(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase));

    static (string Value, string Setting) Found(Address address) =>
        (address.Url, address.IsDerived ? $"{address.Setting} or PublicUrl" : address.Setting);

    /// <param name="IsDerived">Not set itself, but taken from <c>PublicUrl</c>.</param>
    public sealed record Address(string Setting, string Url, bool IsDerived);
}
