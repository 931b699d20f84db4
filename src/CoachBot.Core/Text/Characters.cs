using System.Globalization;
using System.Text;

namespace CoachBot.Core.Text;

/// <summary>Cuts texts to a length, between the characters that people see and never within one.</summary>
/// <remarks>
/// Lengths are in UTF-16 characters, as platforms count. What people see as one can be several of them: a letter and
/// its accent, a family of faces. Extended grapheme clusters: https://www.unicode.org/reports/tr29/
/// </remarks>
public static class Characters
{
    const string Ellipsis = "…";

    /// <summary>The text within a length, an ellipsis at the end of what was cut.</summary>
    /// <param name="most">2 or more.</param>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..End(text, 0, most - 1)] + Ellipsis;

    /// <summary>The same, where a word ends if one ends in the second half.</summary>
    public static string CutAtWord(string text, int most)
    {
        if (text.Length <= most)
            return text;

        var word = text.LastIndexOf(' ', most - 1, most / 2);
        return word > 0 && End(text, 0, word) == word ? text[..word] + Ellipsis : Cut(text, most);
    }

    /// <summary>Where a part of a text ends that begins at a place and is to be no longer than a length.</summary>
    /// <returns>
    /// The last place between two characters; within one that is itself longer than that, between two surrogate pairs.
    /// </returns>
    public static int End(string text, int start, int most)
    {
        var last = start + most;
        if (last >= text.Length)
            return text.Length;

        var end = start;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= last)
            end = next;
        return end > start ? end : last - (char.IsHighSurrogate(text[last - 1]) ? 1 : 0);
    }

    /// <summary>Half a surrogate pair is no text, and JSON cannot carry it.</summary>
    public static string Sound(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        : text;

    /// <summary>Letters apart from their accents; what is no text, and could not be taken apart, is a "\uFFFD".
    /// </summary>
    public static string Decomposed(string text, NormalizationForm form = NormalizationForm.FormD) =>
        Sound(text).Replace('\uFFFE', '\uFFFD').Normalize(form);
}
