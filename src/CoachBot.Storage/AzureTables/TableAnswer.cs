using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;

namespace CoachBot.Storage.AzureTables;

/// <summary>What the Table service answered, of a batch what its part that failed answered.</summary>
/// <param name="Code">The service's own word for an error, letters and digits alone; empty when it gave none.</param>
/// <param name="Failed">Of a batch, which change it was, from 0.</param>
/// <param name="Versions">Of a batch that was written, what each change's row is called now; <c>null</c>: gone.</param>
sealed record TableAnswer(
    int Status, string Code, ReadOnlyMemory<byte> Body, int Failed, ImmutableArray<string?> Versions)
{
    const int Accepted = 202;

    /// <summary>Where the next page begins; <c>null</c> after the last.</summary>
    public string? Continuation { get; private init; }

    /// <summary>An earlier try of the same request may have been carried out unheard.</summary>
    public bool MayBeItsOwnEcho { get; init; }

    public bool Is(int status, params ReadOnlySpan<string> codes) => Status == status && codes.Contains(Code);

    public static TableAnswer Read(Response response)
    {
        var body = response.Content.ToMemory();
        if (response.Status == Accepted)
            return OfBatch(body.Span);

        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        response.Headers.TryGetValue("x-ms-error-code", out var code);
        return new(response.Status, Plain(code) is { Length: > 0 } named ? named : CodeIn(body.Span), body, 0, [])
        {
            Continuation = partition is null ? null : $"{partition}\n{row}",
        };
    }

    /// <remarks>
    /// The parts come in the order of the changes, or there is one, of the change that failed. They are found by their
    /// status lines: the emulator does not always put a blank line where one belongs.
    /// </remarks>
    static TableAnswer OfBatch(ReadOnlySpan<byte> body)
    {
        var versions = ImmutableArray.CreateBuilder<string?>();
        var text = Encoding.UTF8.GetString(body);
        for (var at = text.IndexOf(StatusLine, StringComparison.Ordinal); at >= 0;)
        {
            var next = text.IndexOf(StatusLine, at + 1, StringComparison.Ordinal);
            var part = text.AsSpan(at, (next < 0 ? text.Length : next) - at);
            at = next;
            if (!int.TryParse(part.Slice(StatusLine.Length, 3), out var status))
                continue;
            if (status >= 400)
                return OfPart(status, part);
            versions.Add(Header(part, "ETag:"));
        }

        return new(Accepted, "", default, 0, versions.ToImmutable());
    }

    static TableAnswer OfPart(int status, ReadOnlySpan<char> part)
    {
        var from = part.IndexOfAny('{', '<');
        var to = part.LastIndexOfAny('}', '>');
        var error = from >= 0 && to > from ? Encoding.UTF8.GetBytes(part[from..(to + 1)].ToString()) : [];
        return new(status, CodeIn(error), default, IndexIn(error), []);
    }

    static string? Header(ReadOnlySpan<char> part, string name)
    {
        foreach (var line in part.EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return line[name.Length..].Trim().ToString();
        }

        return null;
    }

    /// <summary>Errors come as JSON, those about signatures as XML, and those of a proxy as anything.</summary>
    static string CodeIn(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IndexOf((byte)'{') is >= 0 and var json && Error(body[json..], "code") is { } code
                ? Plain(code)
                : body.StartsWith("<"u8) || body.StartsWith("\ufeff<"u8)
                    ? Plain(XDocument.Load(new MemoryStream(body.ToArray())).Root?
                        .Elements().FirstOrDefault(element => element.Name.LocalName is "Code" or "code")?.Value)
                    : "";
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return "";
        }
    }

    /// <summary>A batch's message begins with the number of the change: <c>1:The specified entity …</c>.</summary>
    static int IndexIn(ReadOnlySpan<byte> body)
    {
        try
        {
            return int.TryParse((Error(body, "message") ?? "").Split(':')[0], out var index) ? index : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    static string? Error(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        if (!document.RootElement.TryGetProperty("odata.error", out var error)
            || !error.TryGetProperty(name, out var value))
            return null;

        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("value", out var words)
            ? words.GetString()
            : value.GetString();
    }

    static string Plain(string? code) =>
        new([.. (code ?? "").Where(char.IsAsciiLetterOrDigit).Take(64)]);

    const string StatusLine = "HTTP/1.1 ";
}
