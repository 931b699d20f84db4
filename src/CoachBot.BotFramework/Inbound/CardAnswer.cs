using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace CoachBot.BotFramework.Inbound;

/// <summary>
/// What a button sent: the data it was drawn with, and the card's inputs, which the client merges into one object.
/// </summary>
/// <param name="Inputs">As text, unchanged; what is empty or no single value is absent.</param>
sealed record CardAnswer(string? Command, string? Card, ImmutableDictionary<string, string> Inputs)
{
    static readonly string[] NoInputs = ["command", "card", "msteams"];

    public static CardAnswer Read(JObject? data) => new(
        data.Text("command") is { Length: > 0 } command ? command : null,
        data.Text("card") is { Length: > 0 } card ? card : null,
        Fields(data).ToImmutableDictionary(StringComparer.Ordinal));

    static IEnumerable<KeyValuePair<string, string>> Fields(JObject? data) =>
        from field in data?.Properties() ?? []
        where !NoInputs.Contains(field.Name)
        let value = Value(field.Value)
        where value is { Length: > 0 }
        select new KeyValuePair<string, string>(field.Name, value);

    /// <remarks>
    /// Clients send numbers, toggles and days as text; those that do not are read alike. Several choices are joined by
    /// commas.
    /// </remarks>
    static string? Value(JToken value) => value switch
    {
        JArray several => string.Join(',', several.Select(item => item.Text()).OfType<string>()),
        { Type: JTokenType.Boolean } => (bool)value ? "true" : "false",
        _ => value.Text(),
    };
}
