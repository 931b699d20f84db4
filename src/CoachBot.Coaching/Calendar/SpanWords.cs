using System.Collections.Frozen;
using System.Globalization;

namespace CoachBot.Coaching.Calendar;

enum SpanUnit
{
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <param name="Count">0 or more, and <see cref="SpanWords.Many"/> for all that is more.</param>
readonly record struct Span(int Count, SpanUnit Unit);

/// <summary>English for a length of time: <c>2h</c>, <c>45 minutes</c>, <c>a week</c>, <c>half an hour</c>.</summary>
static class SpanWords
{
    /// <summary>More than any bound, in any unit; small enough to count with.</summary>
    public const int Many = 1_000_000;

    static readonly FrozenDictionary<string, SpanUnit> Units = Vocabulary.Of(
        (SpanUnit.Minute, "m min mins minute minutes"),
        (SpanUnit.Hour, "h hr hrs hour hours"),
        (SpanUnit.Day, "d day days"),
        (SpanUnit.Week, "w wk wks week weeks"),
        (SpanUnit.Month, "month months"),
        (SpanUnit.Year, "y year years"));

    static readonly FrozenDictionary<string, int> Counts = Vocabulary.Of(
        (1, "a an one"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"),
        (7, "seven"), (8, "eight"), (9, "nine"), (10, "ten"), (11, "eleven"), (12, "twelve"));

    /// <param name="words">In lower case.</param>
    /// <returns><c>null</c> when the words are not, all of them, one length of time.</returns>
    public static Span? Read(ReadOnlySpan<string> words) => words switch
    {
        ["half", "an", "hour"] => new Span(30, SpanUnit.Minute),
        [var both] => Read(both),
        [var count, var unit] => Count(count) is { } n && Units.TryGetValue(unit, out var u) ? new Span(n, u) : null,
        _ => null,
    };

    static Span? Read(string both)
    {
        var digits = both.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && Units.TryGetValue(both[digits..], out var unit) && Count(both[..digits]) is { } count
            ? new Span(count, unit)
            : null;
    }

    static int? Count(string word)
    {
        if (Counts.TryGetValue(word, out var count))
            return count;

        if (word.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;

        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out count)
            ? Math.Min(count, Many)
            : Many;
    }
}
