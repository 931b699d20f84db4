using System.ComponentModel.DataAnnotations;

namespace CoachBot;

public enum StorageProvider
{
    /// <summary>A file on this machine.</summary>
    Sqlite,

    /// <summary>Azure Table Storage.</summary>
    AzureTables,
}

/// <summary>Where everything is kept. Section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";

    /// <summary>Which store is used. Default <see cref="StorageProvider.Sqlite"/>.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The embedded store's file, from the folder the command was typed in. Default data/coach.db.</summary>
    [Takes("a file such as data/coach.db")]
    [CustomValidation(typeof(StorageOptions), nameof(IsFile))]
    public string Path { get; set; } = "data/coach.db";

    /// <summary>
    /// Azure Tables: a storage connection string; <c>UseDevelopmentStorage=true</c> is the local emulator.
    /// </summary>
    [Secret]
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// Azure Tables: the endpoint, reached with the machine's own identity. One of the two is enough.
    /// </summary>
    [Takes("an address such as https://account.table.core.windows.net, or nothing")]
    [CustomValidation(typeof(StorageOptions), nameof(IsEndpoint))]
    public string Endpoint { get; set; } = "";

    /// <summary>The one table. Default CoachBot.</summary>
    [Takes("a table name: a letter and then 2 to 62 letters or digits")]
    [RegularExpression("[A-Za-z][A-Za-z0-9]{2,62}")]
    public string TableName { get; set; } = "CoachBot";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StorageProvider.AzureTables)
            yield return new(
                $"{Section}:{nameof(Provider)}=AzureTables: this build does not have it yet. It takes Sqlite.");
    }

    public static ValidationResult? IsFile(string path) =>
        string.IsNullOrWhiteSpace(path) || System.IO.Path.EndsInDirectorySeparator(path) || Directory.Exists(path)
        || path.StartsWith(':') || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? new("")
            : ValidationResult.Success;

    public static ValidationResult? IsEndpoint(string url) =>
        url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            ? ValidationResult.Success
            : new("");
}
