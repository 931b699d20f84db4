using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Commands.Packaging;

/// <summary>Reads a manifest as strictly as Teams: plain JSON in UTF-8, without comments, no key twice.</summary>
static class ManifestJson
{
    /// <summary>The byte order mark that some editors put first.</summary>
    public static ReadOnlySpan<byte> Utf8Mark => "\uFEFF"u8;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <remarks>A byte order mark is passed over: what is written from this has none.</remarks>
    /// <exception cref="JsonException">It is not a JSON object, or a string in it is not Unicode.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Utf8Mark))
            utf8 = utf8[Utf8Mark.Length..];

        try
        {
            var manifest = JsonNode.Parse(utf8, documentOptions: Strict) as JsonObject;
            ReadStrings(new(manifest));
            return manifest ?? throw new JsonException("It is not an object.");
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A string is not Unicode.", e);
        }
    }

    /// <summary>The parser looks into a string only when it is read, and throws then.</summary>
    static void ReadStrings(JsonPosition at)
    {
        _ = at.Text;
        foreach (var inside in at.Members.Concat(at.Items))
            ReadStrings(inside);
    }
}
