using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

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

    /// <summary>
    /// The store's name among others', the same for all who share it, without anything secret; at most 100 characters.
    /// </summary>
    public string Name => Provider == StorageProvider.AzureTables
        ? $"{Account}/{TableName}"
        : $"{Hash($"{Environment.MachineName}|{System.IO.Path.GetFullPath(Path)}")}";

    /// <remarks>A key or an identity may change while instances run; the account does not.</remarks>
    string Account => ConnectionString.Split(';', StringSplitOptions.TrimEntries)
        .FirstOrDefault(part => part.StartsWith("AccountName=", StringComparison.OrdinalIgnoreCase)) is { } named
            ? named["AccountName=".Length..]
            : Uri.TryCreate(Endpoint, UriKind.Absolute, out var endpoint)
                ? endpoint.Host.Split('.')[0]
                : "local";

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

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
