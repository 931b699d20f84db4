using System.Text;

namespace CoachBot.Core.Text;

/// <summary>Keeps what a text says of its own direction inside that text.</summary>
/// <remarks>
/// The Unicode Bidirectional Algorithm, directional formatting characters: https://www.unicode.org/reports/tr9/
/// </remarks>
public static class Bidi
{
    const char FirstStrongIsolate = '\u2068';
    const char PopIsolate = '\u2069';
    const char PopFormatting = '\u202C';

    /// <returns>The text as it is, unless it turns the direction: then it is isolated, and all it opens is
    /// closed.</returns>
    public static string Contained(string text)
    {
        var turns = text.AsSpan();
        if (!turns.ContainsAnyInRange('\u202A', '\u202E') && !turns.ContainsAnyInRange('\u2066', '\u2069'))
            return text;

        var contained = new StringBuilder(text.Length + 4).Append(FirstStrongIsolate);
        var open = new Stack<char>();
        foreach (var character in text)
        {
            switch (character)
            {
                case '\u202A' or '\u202B' or '\u202D' or '\u202E':
                    open.Push(PopFormatting);
                    break;
                case '\u2066' or '\u2067' or FirstStrongIsolate:
                    open.Push(PopIsolate);
                    break;
                case PopFormatting or PopIsolate:
                    // One that closes nothing of this text would close a mark around it.
                    if (!open.Contains(character))
                        continue;
                    while (open.Pop() != character)
                        contained.Append(character == PopIsolate ? PopFormatting : PopIsolate);
                    break;
            }

            contained.Append(character);
        }

        while (open.TryPop(out var close))
            contained.Append(close);
        return contained.Append(PopIsolate).ToString();
    }
}
