using System.Collections.Immutable;
using System.Text.Json;
using CoachBot.Core.Wire;

namespace CoachBot.BotFramework.Inbound;

/// <summary>
/// What a button sent: the data it was drawn with, and the card's inputs, which the client merges into one object.
/// </summary>
/// <param name="Inputs">As text, unchanged; what is empty or no single value is absent.</param>
sealed record CardAnswer(string? Command, string? Card, ImmutableDictionary<string, string> Inputs)
{
    static readonly string[] NoInputs = ["command", "card", "msteams"];

    public static CardAnswer Read(JsonElement data) => new(
        data.Text("command") is { Length: > 0 } command ? command : null,
        data.Text("card") is { Length: > 0 } card ? card : null,
        data.ValueKind == JsonValueKind.Object
            ? Fields(data).ToImmutableDictionary(StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty);

    static Dictionary<string, string> Fields(JsonElement data)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in data.EnumerateObject())
        {
            if (!NoInputs.Contains(field.Name) && Value(field.Value) is { Length: > 0 } value)
                fields[field.Name] = value;
        }

        return fields;
    }

    /// <remarks>
    /// Clients send numbers, toggles and days as text; those that do not are read alike. Several choices are joined by
    /// commas.
    /// </remarks>
    static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray()
            .Where(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(Value)),
        _ => null,
    };
}
