using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>Knows a commitment that says what not to do, and nothing to do in its place: "stop interrupting".</summary>
/// <remarks>Silent where another half follows: "stop, look, listen", "don't pitch, ask".</remarks>
public static partial class AvoidanceWords
{
    public static bool Is(string text) => ReplyReader.Plain(text) is var plain
        && Begins().IsMatch(plain) && !Instead().IsMatch(plain);

    [GeneratedRegex(
        @"^(?:stop\s+\w+ing|don't|dont|do\s+not|never|avoid|quit\s+\w+ing|less|fewer|no\s+more|not\s+to)\b(?!\s+than)",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Begins();

    [GeneratedRegex(
        @"[,;:–—]|\s-\s|\b(?:instead|rather|but|until|till|before|without)\b|"
            + @"\band\s+(?:ask|let|wait|listen|say|count|start)\b",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Instead();
}
