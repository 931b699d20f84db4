using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CoachBot.Coaching.Text;
using CoachBot.Core.Text;

namespace CoachBot.Tests.Support;

/// <summary>
/// A language that nobody speaks: the English words, every letter accented, and each text two fifths longer. What is
/// typed, in single quotes, stays as it is; days and months are German.
/// </summary>
public sealed partial class PseudoLanguage
{
    const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const string Accented = "áƀćďéƒǵĥíĵķłḿńóṕɋŕśťúṽẃẋýžÁƁĆĎÉƑǴĤÍĴĶŁḾŃÓṔɊŔŚŤÚṼẂẊÝŽ";

    readonly TextCatalog _english = new TextCatalogs().Default;

    /// <summary>Texts that nobody types and that have no places.</summary>
    readonly string[] _whole;

    /// <summary>Short texts that a button may have; what says most by itself goes first.</summary>
    readonly string[] _labels;

    public PseudoLanguage()
    {
        var words = _english.Keys.ToDictionary(key => key, key => Of(_english.Raw(key)), StringComparer.Ordinal);
        words[Phrase.VerbatimKey] = "{0}";
        _labels =
        [
            .. _english.Keys.Where(key => _english.Raw(key).Length < 60 && OfItself(key) > 2)
                .OrderByDescending(OfItself).ThenBy(key => key, StringComparer.Ordinal),
        ];
        _whole = [.. _english.Keys.Where(key => _english.Raw(key) is { Length: > 15 } raw && !raw.Contains('{')
            && English(raw).Any())];
        Words = new(CultureInfo.GetCultureInfo("de"), words.ToFrozenDictionary(StringComparer.Ordinal));
        Books = TextCatalogs.Of([new("en", Words)]);
    }

    public TextCatalog Words { get; }

    /// <summary>Everybody is spoken to in it.</summary>
    public TextCatalogs Books { get; }

    /// <summary>What a button says that says this in English.</summary>
    public string Label(string english)
    {
        foreach (var key in _labels)
        {
            if (Pattern(_english.Raw(key)).Match(english) is { Success: true } found)
            {
                return Place().Replace(
                    Words.Raw(key), place => Label(found.Groups["p" + place.Groups["at"].Value].Value));
            }
        }

        return english;
    }

    /// <summary>What is left of a text in English when people's words are taken out of it.</summary>
    public IEnumerable<string> English(Phrase phrase) => English(Words.Say(phrase, _ => ""));

    /// <summary>Words of plain letters, but for what is typed and the names of days and months.</summary>
    public static IEnumerable<string> English(string text) =>
        Latin().Matches(Quoted().Replace(text, "")).Select(word => word.Value).Except(Days);

    /// <summary>Whole English texts that stand in what a platform shows, and that nobody has typed.</summary>
    public IEnumerable<string> Shown(string text, string typed) => _whole.Where(key =>
        text.Contains(_english.Raw(key), StringComparison.Ordinal)
        && !typed.Contains(_english.Raw(key), StringComparison.Ordinal));

    int OfItself(string key) => Place().Replace(_english.Raw(key), "").Count(char.IsLetter);

    static IEnumerable<string> Days => CultureInfo.GetCultureInfo("de").DateTimeFormat is var days
        ? days.DayNames.Concat(days.AbbreviatedMonthNames).Concat(days.AbbreviatedMonthGenitiveNames)
            .SelectMany(name => Latin().Matches(name).Select(word => word.Value))
        : [];

    static string Of(string text)
    {
        var said = Kept().Replace(text, part => !part.Groups["kept"].Success ? Accent(part.Value)
            : part.Groups["forms"].Success ? Form().Replace(part.Value, form => "=" + Accent(form.Value[1..]))
            : part.Value);
        return said + new string('~', (int)Math.Ceiling(text.Length * 0.4));
    }

    static string Accent(string text) => text.Aggregate(new StringBuilder(), (said, c) =>
        said.Append(Plain.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Accented[at] : c)).ToString();

    static Regex Pattern(string raw)
    {
        var parts = Place().Split(raw);
        var made = new StringBuilder("^");
        for (var part = 0; part < parts.Length; part++)
            made.Append(part % 2 == 0 ? Regex.Escape(parts[part]) : $"(?<p{parts[part]}>.+)");
        return new(made.Append('$').ToString(), RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    /// <summary>Places, and what is typed.</summary>
    [GeneratedRegex(
        @"(?<kept>\{\d+(?<forms>:[^}]*)?\}|(?<!\w)'[^']+'(?!\w))|[^{']+|.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kept();

    [GeneratedRegex(@"=[^|}]*", RegexOptions.None, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"\{(?<at>\d+)(?::[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<!\w)'[^']*'(?!\w)", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[A-Za-z]{2,}", RegexOptions.None, 1000)]
    private static partial Regex Latin();
}
