using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;

namespace CoachBot.Storage.AzureTables;

/// <summary>A storage account's table service, and how this program proves to it who it is.</summary>
/// <remarks>Source: "Configure Azure Storage connection strings" of the Azure documentation.</remarks>
public sealed class TableAccount
{
    /// <summary>The emulator's account, the same on every machine, and no secret.</summary>
    const string EmulatorName = "devstoreaccount1";
    const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    const string Suffix = "core.windows.net";

    TableAccount(Uri endpoint, string name, Func<TableClientOptions, TableServiceClient> connect) =>
        (Endpoint, Name, Connect) = (endpoint, name, connect);

    /// <summary>Without a slash at its end; a path names the account where the host does not.</summary>
    public Uri Endpoint { get; }

    /// <summary>The account's; nothing secret.</summary>
    public string Name { get; }

    /// <summary>Makes a client that proves with every try who asks.</summary>
    internal Func<TableClientOptions, TableServiceClient> Connect { get; }

    /// <summary>Reads a connection string.</summary>
    /// <param name="fault">What it takes, in words that repeat nothing of it; <c>null</c> when it is sound.</param>
    public static bool TryParse(
        string connectionString, [NotNullWhen(true)] out TableAccount? account, [NotNullWhen(false)] out string? fault)
    {
        account = null;
        fault = null;
        if (Settings(connectionString) is not { } settings)
            fault = "Name=value parts joined by semicolons";
        else if (settings.TryGetValue("UseDevelopmentStorage", out var emulator))
            account = emulator.Equals("true", StringComparison.OrdinalIgnoreCase) ? Emulator : null;
        else if (settings.TryGetValue("SharedAccessSignature", out var signature))
            (account, fault) = Signed(settings, signature.TrimStart('?'));
        else if (settings.TryGetValue("AccountName", out var name) && name.Length > 0
            && settings.TryGetValue("AccountKey", out var key) && IsKey(key))
            account = EndpointOf(settings, name) is { } endpoint ? WithKey(endpoint, name, key) : null;
        else
            fault = "an AccountName and its AccountKey, or UseDevelopmentStorage=true";

        if (account is { Endpoint: var at } && !IsPrivate(at))
            (account, fault) = (null, "an https endpoint; http is for the emulator on this machine alone");
        else if (account is null)
            fault ??= "an endpoint that is an address, and UseDevelopmentStorage=true or not at all";
        return fault is null;
    }

    /// <summary>Reached with the identity of the machine, or of the person who is signed in on it.</summary>
    /// <param name="endpoint">Over https: a token goes with every request.</param>
    public static TableAccount WithIdentity(Uri endpoint) => WithIdentity(endpoint, new DefaultAzureCredential());

    internal static TableAccount WithIdentity(Uri endpoint, TokenCredential identity) =>
        new(Trimmed(endpoint), NameIn(endpoint), options => new(Trimmed(endpoint), identity, options));

    static TableAccount WithKey(Uri endpoint, string name, string key) =>
        new(endpoint, name, options => new(endpoint, new TableSharedKeyCredential(name, key), options));

    /// <param name="signature">A query that goes with each request.</param>
    static TableAccount WithSignature(Uri endpoint, string name, string signature) =>
        new(endpoint, name, options => new(endpoint, new AzureSasCredential(signature), options));

    static TableAccount Emulator =>
        WithKey(new Uri($"http://127.0.0.1:10002/{EmulatorName}"), EmulatorName, EmulatorKey);

    static Dictionary<string, string>? Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A key in base64 may end with equal signs.
            if (part.Split('=', 2) is not [var name, var value] || !settings.TryAdd(name.Trim(), value.Trim()))
                return null;
        }

        return settings;
    }

    static (TableAccount? Account, string? Fault) Signed(Dictionary<string, string> settings, string signature)
    {
        var name = settings.GetValueOrDefault("AccountName");
        if (!settings.ContainsKey("TableEndpoint") && string.IsNullOrEmpty(name))
            return (null, "a TableEndpoint or an AccountName beside its SharedAccessSignature");
        if (!IsSignature(signature))
            return (null, "a SharedAccessSignature as it was issued, with its sig=");

        return EndpointOf(settings, name ?? "") is { } endpoint
            ? (WithSignature(endpoint, name ?? NameIn(endpoint), signature), null)
            : (null, null);
    }

    /// <summary>A query whose values are escaped, with a signature among them.</summary>
    static bool IsSignature(string text) =>
        Uri.IsWellFormedUriString($"https://account.example/?{text}", UriKind.Absolute)
        && text.Split('&').Any(part => part.Split('=', 2) is ["sig", { Length: > 0 }]);

    /// <summary>The host begins with the account's name; on the emulator the path is it.</summary>
    static string NameIn(Uri endpoint) =>
        endpoint.IsLoopback ? endpoint.AbsolutePath.Trim('/') : endpoint.Host.Split('.')[0];

    static Uri? EndpointOf(Dictionary<string, string> settings, string name)
    {
        var text = settings.GetValueOrDefault("TableEndpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol") ?? "https"}://{name}.table."
                + (settings.GetValueOrDefault("EndpointSuffix") ?? Suffix);
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? Trimmed(endpoint)
            : null;
    }

    static bool IsKey(string text) =>
        Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length > 0;

    static bool IsPrivate(Uri endpoint) => endpoint.Scheme == "https" || endpoint.IsLoopback;

    static Uri Trimmed(Uri endpoint) => new(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/'));
}
