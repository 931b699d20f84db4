using System.ComponentModel.DataAnnotations;

namespace CoachBot;

/// <summary>Where the bot listens and where it is reached. At the root of the settings.</summary>
public sealed class AddressOptions
{
    public const string DefaultUrls = "http://localhost:3978";

    /// <summary>
    /// Addresses to listen on, joined by semicolons. ASP.NET Core reads it too. Default http://localhost:3978.
    /// </summary>
    [Takes("one or more addresses such as http://localhost:3978, joined by semicolons")]
    [CustomValidation(typeof(Listeners), nameof(Listeners.AreAddresses))]
    public string Urls { get; set; } = DefaultUrls;

    /// <summary>The https address people and platforms reach. Default empty: exports come as messages.</summary>
    [Takes("an https address such as https://coach.example.com, or nothing")]
    [CustomValidation(typeof(AddressOptions), nameof(IsPublic))]
    public string PublicUrl { get; set; } = "";

    public static ValidationResult? IsPublic(string url) =>
        url.Length == 0
        || (Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttps && uri.Query + uri.Fragment + uri.UserInfo is "")
            ? ValidationResult.Success
            : new("");
}
