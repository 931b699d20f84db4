#pragma warning disable MA0009, MA0023 // These patterns meet the project's own texts and an admin's alone.
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Text;

/// <summary>The voice rules that a machine can hold: what is found wrong with one phrase.</summary>
/// <remarks>
/// What stands in quotation marks is somebody's words, or a question for somebody to ask: it is left alone.
/// </remarks>
public static partial class VoiceRules
{
    const int MostWords = 60;

    /// <summary>What is put into a place in quotation marks: a sentence of a person's.</summary>
    const string Sentence = "\"ask one 'what happens if you do nothing' question\"";

    /// <summary>What is put into any other place: a name, a day, a number.</summary>
    const string Filling = "7";

    public static IEnumerable<string> Faults(string key, string words)
    {
        var own = Quoted().Replace(Filled(words), "…");
        if (Banned().Match(own) is { Success: true } banned)
            yield return $"{key} says \"{banned.Value}\"";
        if (own.Contains('!', StringComparison.Ordinal))
            yield return $"{key} cheers";
        if (words.Contains('%', StringComparison.Ordinal))
            yield return $"{key} has a percentage";
        if (own.Count(c => c == '?') > 1)
            yield return $"{key} asks more than one question";
        if (Filled(words).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length is > MostWords and var count)
            yield return $"{key} has {count} words";
    }

    /// <summary>A message that the bot begins by itself ends with its one question.</summary>
    public static IEnumerable<string> UnpromptedFaults(string key, string words) =>
        Quoted().Replace(Filled(words), "…") is var own && own.EndsWith('?') && own.Count(c => c == '?') == 1
            ? []
            : [$"{key} does not end with one question"];

    /// <summary>Places are well formed, counts have the forms of their language, and each place has a value.</summary>
    /// <param name="values">How many the code gives; <c>null</c>: not known.</param>
    public static IEnumerable<string> PlaceFaults(string key, string words, int? values)
    {
        foreach (Match place in Place().Matches(words))
        {
            var (index, forms) = (place.Groups[1].Value, place.Groups[2].Value);
            if (!int.TryParse(index, out var at) || at >= (values ?? int.MaxValue))
                yield return $"{key} has no value for {place.Value}";
            if (forms.Length > 0 && (!forms.Contains("|other=", StringComparison.Ordinal)
                || forms.Split('|').Any(form => !PluralForm().IsMatch(form))))
                yield return $"{key} has no sound forms in {place.Value}";
        }

        var filled = Place().Matches(words).Select(place => place.Groups[1].Value).Distinct().Count();
        if (filled < (values ?? 0))
            yield return $"{key} leaves a value unsaid";
        if (Place().Replace(words, "").AsSpan().IndexOfAny('{', '}') >= 0)
            yield return $"{key} has an open place";
    }

    /// <summary>The words with something in their places, to be read by the person who changes them.</summary>
    /// <param name="filling">In the places that take no sentence of a person's.</param>
    public static string Sample(string words, string filling) =>
        Place().Replace(QuotedPlace().Replace(words, Sentence), place =>
            place.Groups[2].Value is { Length: > 0 } forms ? forms.Split("other=")[^1].Replace('#', '8') : filling);

    static string Filled(string words) => Place().Replace(QuotedPlace().Replace(words, Sentence), place =>
        place.Groups[2].Value is { Length: > 0 } forms ? forms.Split("other=")[^1].Replace('#', '8') : Filling);

    [GeneratedRegex("""
        \b(should|must|need\sto|have\sto|make\ssure|why|failed|missed|overdue|late|behind|reminder:|disappointed|lazy
        |great|poor|top|proud|only\s\d|still\snot?|percent)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Banned();

    [GeneratedRegex("\"[^\"]*\"|`[^`]*`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{([^{}:]*):?([^{}]*)\}")]
    private static partial Regex Place();

    [GeneratedRegex("\"\\{[0-9]+\\}\"")]
    private static partial Regex QuotedPlace();

    [GeneratedRegex("^(zero|one|two|few|many|other)=.")]
    private static partial Regex PluralForm();
}
