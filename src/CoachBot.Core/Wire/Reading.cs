using System.Text.Json;

namespace CoachBot.Core.Wire;

/// <summary>Reads what others wrote: what is missing or of another kind is absent, never a fault.</summary>
public static class Reading
{
    static readonly char[] LineEnds = ['\r', '\n', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    /// <summary>A text, or a number as it was written; <c>null</c> for anything else.</summary>
    /// <exception cref="InvalidOperationException">The text is not valid Unicode.</exception>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    /// <summary>The same of a platform's answer: what is no Unicode is absent, and the rest is read.</summary>
    public static string? Told(this JsonElement element, string name)
    {
        try
        {
            return element.Text(name);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A name: the text on one line; <c>null</c> when nothing is left of it.</summary>
    /// <exception cref="InvalidOperationException">The text is not valid Unicode.</exception>
    public static string? Line(this JsonElement element, string name) => Line(element.Text(name));

    /// <summary>The same of a platform's answer: what is no Unicode is absent.</summary>
    public static string? ToldLine(this JsonElement element, string name) => Line(element.Told(name));

    /// <summary>A text on one line; <c>null</c> when nothing is left of it.</summary>
    public static string? Line(string? text) =>
        text?.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is { Length: > 0 } lines ? string.Join(' ', lines) : null;

    /// <summary>The texts of the array of that name, in a platform's answer; what is none is left out.</summary>
    public static IEnumerable<string> ToldEach(this JsonElement element, string name)
    {
        foreach (var item in element.Each(name).Where(item => item.ValueKind == JsonValueKind.String))
        {
            string? text;
            try
            {
                text = item.GetString();
            }
            catch (InvalidOperationException)
            {
                continue; // No Unicode.
            }

            yield return text!;
        }
    }

    /// <summary>The object of that name; <c>default</c> (which has no members) when there is none.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Object
            ? value
            : default;

    /// <summary>The items of the array of that name; none when there is none.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : [];

    public static bool IsTrue(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.True;
}
