using System.Buffers;
using CoachBot.Core.Text;

namespace CoachBot.Slack.Blocks;

/// <summary>Makes texts mean nothing but themselves to Slack.</summary>
static class Mrkdwn
{
    /// <summary>What pairs of make words bold, slanted, struck or code.</summary>
    static readonly SearchValues<char> Pairs = SearchValues.Create("*_~`");

    /// <summary>
    /// Slack's three escapes, in its order: without them a goal titled <c>&lt;!channel&gt;</c> would alert everyone.
    /// </summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>
    /// The words could be drawn as markup: a sign that comes in pairs, or one that quotes a line. No sign takes that
    /// away again, so such words are drawn as plain text.
    /// </summary>
    public static bool IsMarkup(string words) =>
        words.AsSpan().ContainsAny(Pairs)
        || words.AsSpan().TrimStart().StartsWith('>')
        || words.Contains("\n>", StringComparison.Ordinal) || words.Contains("\n&gt;", StringComparison.Ordinal);

    /// <summary>
    /// The text in parts of a length each: cut where a line or a word ends, and never inside an escape.
    /// </summary>
    public static IEnumerable<string> Parts(string text, int most)
    {
        while (text.Length > most)
        {
            var end = text.LastIndexOf('\n', most - 1, most / 2) is var line and > 0 ? line
                : text.LastIndexOf(' ', most - 1, most / 2) is var word and > 0 ? word
                : Whole(text, most);
            yield return text[..end];
            text = text[end..].TrimStart('\n', ' ');
        }

        if (text.Length > 0)
            yield return text;
    }

    /// <summary>The last place, no later than a length, that parts neither an escape nor a character.</summary>
    static int Whole(string text, int most)
    {
        var end = Characters.End(text, 0, most);
        var escape = text.LastIndexOf('&', end - 1, Math.Min(end, 5));
        return escape > 0 && text.IndexOf(';', escape) >= end ? escape : end;
    }
}
