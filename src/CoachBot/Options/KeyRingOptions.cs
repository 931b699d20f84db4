using System.ComponentModel.DataAnnotations;

namespace CoachBot;

/// <summary>Keys for tokens and links at rest. Section <c>DataProtection</c> of the settings.</summary>
public sealed class KeyRingOptions
{
    public const string Section = "DataProtection";

    /// <summary>The folder of the keys, from the folder the command was typed in. Default data/keys.</summary>
    [Takes("a folder such as data/keys")]
    [CustomValidation(typeof(KeyRingOptions), nameof(IsFolder))]
    public string Path { get; set; } = "data/keys";

    public static ValidationResult? IsFolder(string path) =>
        string.IsNullOrWhiteSpace(path) || File.Exists(path) ? new("") : ValidationResult.Success;
}
