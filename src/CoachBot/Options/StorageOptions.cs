using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Storage.AzureTables;

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
    /// Azure Tables: a storage connection string with the account's key or a shared access signature;
    /// <c>UseDevelopmentStorage=true</c> is the local emulator.
    /// </summary>
    [Secret]
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// Azure Tables: the endpoint, reached with the machine's own identity; instead of a connection string.
    /// </summary>
    /// <remarks>Secret, for a person may paste an address that ends in a signature.</remarks>
    [Secret]
    [Takes("an https address such as https://account.table.core.windows.net, or nothing")]
    [CustomValidation(typeof(StorageOptions), nameof(IsEndpoint))]
    public string Endpoint { get; set; } = "";

    /// <summary>The one table. Default CoachBot.</summary>
    [Takes("a table name: a letter and then 2 to 62 letters or digits")]
    [RegularExpression("(?!(?i:tables)$)[A-Za-z][A-Za-z0-9]{2,62}")]
    public string TableName { get; set; } = "CoachBot";

    /// <summary>
    /// The store's name among others', the same for all who share it, without anything secret; at most 100 characters.
    /// </summary>
    public string Name => Provider == StorageProvider.AzureTables
        ? $"{AccountName}/{TableName}"
        : $"{Hash($"{Environment.MachineName}|{System.IO.Path.GetFullPath(Path)}")}";

    /// <remarks>A key or an identity may change while instances run; the account does not.</remarks>
    string AccountName => ConnectionString.Length == 0
        ? Uri.TryCreate(Endpoint, UriKind.Absolute, out var endpoint) ? endpoint.Host.Split('.')[0] : ""
        : TableAccount.TryParse(ConnectionString, out var account, out _) ? account.Name : "";

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>The setting that says where the store is.</summary>
    public string Place => Provider == StorageProvider.Sqlite ? $"{Section}:{nameof(Path)}"
        : ConnectionString.Length > 0 ? $"{Section}:{nameof(ConnectionString)}"
        : $"{Section}:{nameof(Endpoint)}";

    /// <summary>The storage account that is set.</summary>
    /// <exception cref="InvalidOperationException">None is: the settings were not found to be without fault before.
    /// </exception>
    internal TableAccount Account =>
        ConnectionString.Length == 0 ? TableAccount.WithIdentity(new Uri(Endpoint))
        : TableAccount.TryParse(ConnectionString, out var account, out var fault) ? account
        : throw new InvalidOperationException(fault);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var (named, endpoint) = ($"{Section}:{nameof(ConnectionString)}", $"{Section}:{nameof(Endpoint)}");
        if (ConnectionString.Length > 0 && Endpoint.Length > 0)
            yield return new($"{named} and {endpoint} are two ways to the same store: set one of them.");
        else if (ConnectionString.Length > 0 && !TableAccount.TryParse(ConnectionString, out _, out var fault))
            yield return new($"{named} takes {fault}.");
        else if (Provider == StorageProvider.AzureTables && ConnectionString.Length == 0 && Endpoint.Length == 0)
            yield return new($"{Section}:{nameof(Provider)}=AzureTables takes {named} or {endpoint}; neither is set.");
    }

    public static ValidationResult? IsFile(string path) =>
        string.IsNullOrWhiteSpace(path) || System.IO.Path.EndsInDirectorySeparator(path) || Directory.Exists(path)
        || path.StartsWith(':') || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? new("")
            : ValidationResult.Success;

    public static ValidationResult? IsEndpoint(string url) =>
        url.Length == 0
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && uri is { Scheme: "https", Query: "", UserInfo: "" })
            ? ValidationResult.Success
            : new("");
}
