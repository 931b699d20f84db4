using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CoachBot.Core.Text;

/// <summary>The words of one language: says a phrase.</summary>
/// <remarks>
/// Places are <c>{0}</c>; a count picks a plural form by CLDR category: <c>{0:one=# week|other=# weeks}</c>, where
/// <c>#</c> is the number. The copy itself puts a place that holds a person's words in quotation marks.
/// </remarks>
public sealed class TextCatalog(CultureInfo culture, FrozenDictionary<string, string> words)
{
    public CultureInfo Culture => culture;

    public IEnumerable<string> Keys => words.Keys;

    /// <summary>The words as written, places and all; for tests that lint them.</summary>
    public string Raw(string key) => words[key];

    /// <summary>Says the phrase.</summary>
    /// <param name="escape">Applied to people's words and names alone; <c>null</c> leaves them as they are.</param>
    /// <exception cref="KeyNotFoundException">The language has no words for the phrase; a test sees to it that each
    /// has.</exception>
    public string Say(Phrase phrase, Func<string, string>? escape = null)
    {
        if (phrase.Key == Phrase.VerbatimKey)
            return Say(phrase.Values[0], "", escape);

        var pattern = words[phrase.Key];
        var said = new StringBuilder(pattern.Length + 32);
        var at = 0;
        while (at < pattern.Length)
        {
            var open = pattern.IndexOf('{', at);
            if (open < 0)
                return said.Append(pattern, at, pattern.Length - at).ToString();

            var close = pattern.IndexOf('}', open);
            said.Append(pattern, at, open - at);
            var place = pattern[(open + 1)..close];
            var colon = place.IndexOf(':', StringComparison.Ordinal);
            var index = int.Parse(colon < 0 ? place : place[..colon], CultureInfo.InvariantCulture);
            var value = Say(phrase.Values[index], colon < 0 ? "" : place[(colon + 1)..], escape);
            at = close + 1;
            if (value.Contains('"', StringComparison.Ordinal) && said is [.., '"'] && at < pattern.Length
                && pattern[at] == '"')
            {
                // A quotation in a person's words: theirs stays as it is, and ours goes around it.
                said[^1] = '\u201c';
                said.Append(value).Append('\u201d');
                at++;
                continue;
            }

            said.Append(value);
        }

        return said.ToString();
    }

    string Say(PhraseValue value, string forms, Func<string, string>? escape) => value switch
    {
        PhraseValue.Words words => Contained(words.Text, escape),
        PhraseValue.Count count when forms.Length > 0 => Plural(count.Number, forms),
        PhraseValue.Count count => count.Number.ToString(culture),
        PhraseValue.Day day => day.On.ToString(day.Weekday ? "dddd d MMM" : "d MMM", culture),
        PhraseValue.Time time => time.At.ToString("HH:mm", CultureInfo.InvariantCulture),
        PhraseValue.Said said => Say(said.Phrase, escape),
        PhraseValue.Listed listed => string.Join(", ", listed.Phrases.Select(phrase => Say(phrase, escape))),
        _ => throw new System.Diagnostics.UnreachableException($"No way to say {value.GetType().Name}."),
    };

    static string Contained(string words, Func<string, string>? escape) =>
        Bidi.Contained(escape is null ? words : escape(words));

    string Plural(long number, string forms)
    {
        var category = PluralRule.Category(culture, number);
        var chosen = "";
        foreach (var form in forms.Split('|'))
        {
            var equals = form.IndexOf('=', StringComparison.Ordinal);
            if (form[..equals] == category)
                return form[(equals + 1)..].Replace("#", number.ToString(culture), StringComparison.Ordinal);
            if (form[..equals] == "other")
                chosen = form[(equals + 1)..];
        }

        return chosen.Replace("#", number.ToString(culture), StringComparison.Ordinal);
    }
}

/// <summary>Plural categories of whole numbers, from CLDR's plural rules (unicode.org, supplemental/plurals).</summary>
static class PluralRule
{
    /// <returns><c>one</c> or <c>other</c>: all that the languages shipped so far distinguish.</returns>
    public static string Category(CultureInfo culture, long number) => culture.TwoLetterISOLanguageName switch
    {
        "fr" or "pt" => number is 0 or 1 ? "one" : "other",
        "ja" or "zh" or "ko" => "other",
        _ => number == 1 ? "one" : "other",
    };
}
