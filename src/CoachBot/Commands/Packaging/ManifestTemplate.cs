using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CoachBot.Commands.Packaging;

/// <summary>
/// A manifest with places in it: <c>{{MicrosoftAppId}}</c> takes the place of the setting of that name.
/// </summary>
static class ManifestTemplate
{
    /// <param name="find">What takes the place of a place, and the setting behind it; <c>null</c>: left as it
    /// is.</param>
    /// <returns>The manifest; and by JSON path, the setting behind each string that was a place.</returns>
    /// <remarks>An item of a list that comes out empty is left out, and so is a list that this leaves empty.</remarks>
    public static (JsonNode Manifest, ImmutableDictionary<string, string> Origins) Fill(
        JsonNode template, Func<string, (string Value, string Setting)?> find)
    {
        var origins = ImmutableDictionary.CreateBuilder<string, string>();
        return (Fill(new JsonPosition(template))!, origins.ToImmutable());

        JsonNode? Fill(JsonPosition at) => at.Node switch
        {
            JsonObject => new JsonObject(
                at.Members.Select(member => KeyValuePair.Create(member.Name, Fill(member)))
                    .Where(member => member.Value is not null)),
            JsonArray { Count: 0 } => new JsonArray(),
            JsonArray => at.Items.Select(Fill).Where(item => !IsEmpty(item)).ToArray() is { Length: > 0 } items
                ? new JsonArray(items)
                : null,
            _ => Filled(at),
        };

        JsonNode? Filled(JsonPosition at)
        {
            if (PlaceIn(at.Text) is not { } name || find(name) is not { } found)
                return at.Node?.DeepClone();

            origins[at.Path] = found.Setting;
            return found.Value;
        }
    }

    static bool IsEmpty(JsonNode? node) => node is null || new JsonPosition(node) is { Text: "", Node: JsonValue };

    static string? PlaceIn(string text) =>
        text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal)
            ? text[2..^2]
            : null;
}
