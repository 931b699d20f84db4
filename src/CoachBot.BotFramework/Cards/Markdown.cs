using System.Buffers;
using System.Text;

namespace CoachBot.BotFramework.Cards;

/// <summary>Makes people's words mean nothing but themselves in the Markdown of an Adaptive Card.</summary>
/// <remarks>
/// A backslash before what would be markup, and only there: not every phone takes the backslash away again
/// (AdaptiveCards#5590), so common words should not depend on it. Blanks that begin a line become non-breaking ones:
/// four of them would make it code.
/// </remarks>
static class Markdown
{
    static readonly SearchValues<char> Special = SearchValues.Create("\\*_[]`~<&{#-+>|:.)\n\r\f\u0085\u2028\u2029");

    /// <summary>Escapes once; the words may stand at the start of a line or anywhere in one.</summary>
    public static string Escape(string words)
    {
        if (!words.AsSpan().ContainsAny(Special) && !IsBlank(At(words, 0)))
            return words;

        var escaped = new StringBuilder(words.Length + 16);
        for (var i = 0; i < words.Length; i++)
        {
            if (IsMarkup(words, i))
                escaped.Append('\\');
            escaped.Append(IsBlank(words[i]) && Leads(words, i) ? '\u00A0' : words[i]);
        }

        return escaped.ToString();
    }

    static bool IsMarkup(string words, int i) => words[i] switch
    {
        '[' or ']' or '`' => true,
        '\\' => At(words, i + 1) is not { } next || IsBreak(next) || char.IsAscii(next) && !char.IsLetterOrDigit(next),
        '*' => Leads(words, i) || !(IsBlank(At(words, i - 1)) && IsBlank(At(words, i + 1))),
        '_' => !(IsWord(words, i - 1) && IsWord(words, i + 1)),
        '~' => At(words, i - 1) == '~' || At(words, i + 1) == '~',
        '<' => At(words, i + 1) is { } next && (char.IsAsciiLetter(next) || next is '/' or '!' or '?'),
        '&' => IsEntity(words, i),
        '{' => At(words, i - 1) == '{', // {{DATE(...)}} is a function of cards.
        '#' or '>' or '|' => Leads(words, i),
        ':' => Leads(words, i) && At(words, i + 1) == '-',
        '-' or '+' => Leads(words, i) && EndsMarker(words, i),
        '.' or ')' => Numbers(words, i) && EndsMarker(words, i),
        _ => false,
    };

    /// <summary>Nothing but blanks, or the same sign again, is before it on its line.</summary>
    static bool Leads(string words, int i)
    {
        var before = i - 1;
        while (before >= 0 && (IsBlank(words[before]) || words[before] == words[i]))
            before--;
        return before < 0 || IsBreak(words[before]);
    }

    /// <summary>Digits alone stand before it on its line: they would begin a list.</summary>
    static bool Numbers(string words, int i)
    {
        var before = i - 1;
        while (before >= 0 && char.IsAsciiDigit(words[before]))
            before--;
        return before < i - 1
            && (before < 0 || IsBreak(words[before]) || (IsBlank(words[before]) && Leads(words, before)));
    }

    /// <summary>A list's marker is followed by a blank; three of the same make a rule.</summary>
    static bool EndsMarker(string words, int i) =>
        At(words, i + 1) is not { } next || IsBlank(next) || IsBreak(next) || next == words[i];

    /// <summary><c>&amp;name;</c> or <c>&amp;#digits;</c>.</summary>
    static bool IsEntity(string words, int i)
    {
        var end = i + 1;
        while (At(words, end) is { } c && (char.IsAsciiLetterOrDigit(c) || c == '#'))
            end++;
        return end > i + 1 && At(words, end) == ';';
    }

    static bool IsBlank(char? c) => c is ' ' or '\t';

    /// <summary>What <see cref="string.ReplaceLineEndings(string)"/> takes for the end of a line.</summary>
    static bool IsBreak(char c) => c is '\n' or '\r' or '\f' or '\u0085' or '\u2028' or '\u2029';

    static bool IsWord(string words, int i) => At(words, i) is { } c && char.IsLetterOrDigit(c);

    static char? At(string words, int i) => i >= 0 && i < words.Length ? words[i] : null;
}
