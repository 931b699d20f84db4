using System.Globalization;
using CoachBot.Core.Wire;
using Newtonsoft.Json.Linq;

namespace CoachBot.BotFramework.Inbound;

/// <summary>
/// Reads what the SDK keeps as it came: what is missing or of another kind is absent, never a fault.
/// </summary>
static class TokenReading
{
    /// <summary>A text, or a number; <c>null</c> for anything else.</summary>
    public static string? Text(this JToken? token) => token is JValue value
        ? value.Type switch
        {
            JTokenType.String => (string?)value.Value,
            JTokenType.Integer or JTokenType.Float => value.ToString(CultureInfo.InvariantCulture),
            _ => null,
        }
        : null;

    /// <inheritdoc cref="Text(JToken?)"/>
    public static string? Text(this JToken? token, string name) => (token as JObject)?[name].Text();

    /// <summary>A name: the text on one line; <c>null</c> when nothing is left of it.</summary>
    public static string? Line(this JToken? token, string name) => Reading.Line(token.Text(name));

    /// <summary>The object of that name; <c>null</c> when there is none.</summary>
    public static JObject? Member(this JToken? token, string name) => (token as JObject)?[name] as JObject;
}
