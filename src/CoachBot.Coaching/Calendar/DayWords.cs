using System.Collections.Frozen;
using System.Globalization;

namespace CoachBot.Coaching.Calendar;

/// <summary>English for a day: <c>3 Dec</c>, <c>December 3rd, 2026</c>, <c>3.12.</c>, <c>next monday</c>.</summary>
static class DayWords
{
    static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Vocabulary.Of(
        (DayOfWeek.Monday, "monday mon"),
        (DayOfWeek.Tuesday, "tuesday tue tues"),
        (DayOfWeek.Wednesday, "wednesday wed"),
        (DayOfWeek.Thursday, "thursday thu thur thurs"),
        (DayOfWeek.Friday, "friday fri"),
        (DayOfWeek.Saturday, "saturday sat"),
        (DayOfWeek.Sunday, "sunday sun"));

    static readonly FrozenDictionary<string, int> Months = Vocabulary.Of(
        (1, "january jan"), (2, "february feb"), (3, "march mar"), (4, "april apr"), (5, "may"), (6, "june jun"),
        (7, "july jul"), (8, "august aug"), (9, "september sept sep"), (10, "october oct"), (11, "november nov"),
        (12, "december dec"));

    /// <summary>The day meant: without a year today or after; with one whatever it says, passed or not.</summary>
    /// <param name="words">In lower case, without commas or a final full stop.</param>
    /// <param name="weekBegins">On which weekday <c>next week</c> begins.</param>
    public static TimeReading<DateOnly> Read(ReadOnlySpan<string> words, DateOnly today, DayOfWeek weekBegins) =>
        words switch
        {
            ["on" or "the", .. var rest] when rest is not [] => Read(rest, today, weekBegins),
            ["today"] => today,
            ["tomorrow"] => today.AddDays(1),
            ["next", "week"] => After(today, weekBegins),
            [var name] when Weekdays.TryGetValue(name, out var weekday) => After(today, weekday),
            ["next" or "this" or "coming", var name] when Weekdays.TryGetValue(name, out var weekday) =>
                After(today, weekday),
            [var name, .. var date] when Weekdays.TryGetValue(name, out var weekday) =>
                Agreed(Date(date, today), weekday),
            _ => Date(words, today),
        };

    static TimeReading<DateOnly> Date(ReadOnlySpan<string> words, DateOnly today) => words switch
    {
        ["the", .. var rest] => Date(rest, today),
        [var day, "of", .. var rest] => Date([day, .. rest], today),
        [var date] => InDigits(date, today),
        [var d, var m, .. var y] when Ordinal(d) is { } day && Month(m) is { } month =>
            InYear(y, month, day, today),
        [var m, var d, .. var y] when Ordinal(d) is { } day && Month(m) is { } month =>
            InYear(y, month, day, today),
        _ => new TimeReading<DateOnly>.NotTime(),
    };

    static TimeReading<DateOnly> InYear(ReadOnlySpan<string> year, int month, int day, DateOnly today) => year switch
    {
        [] => Calendar(null, month, day, today),
        [{ Length: 4 } y] when Number(y) is { } number => Calendar(number, month, day, today),
        _ => new TimeReading<DateOnly>.NotTime(),
    };

    static TimeReading<DateOnly> InDigits(string date, DateOnly today)
    {
        foreach (var separator in "-./")
        {
            if (date.Split(separator) is { Length: 2 or 3 } parts && parts.All(part => Number(part) is not null))
                return InOrder(separator, [.. parts.Select(part => Number(part)!.Value)], parts, today);
        }

        return new TimeReading<DateOnly>.NotTime();
    }

    static TimeReading<DateOnly> InOrder(char separator, int[] numbers, string[] parts, DateOnly today)
    {
        if (separator is '-')
        {
            return parts is [{ Length: 4 }, _, _]
                ? Calendar(numbers[0], numbers[1], numbers[2], today)
                : new TimeReading<DateOnly>.NotTime();
        }

        if (parts is [_, _, { Length: not (2 or 4) }] || parts[0].Length > 2 || parts[1].Length > 2)
            return new TimeReading<DateOnly>.NotTime();

        int? year = parts is [_, _, var y] ? numbers[2] + (y.Length == 2 ? 2000 : 0) : null;
        var dayFirst = Calendar(year, numbers[1], numbers[0], today);
        if (separator is '.')
            return dayFirst;

        // 3/12 is two days in two countries; 25/12 and 12/25 are one.
        return (dayFirst, Calendar(year, numbers[0], numbers[1], today)) switch
        {
            (TimeReading<DateOnly>.Understood one, TimeReading<DateOnly>.Understood other) =>
                one == other ? one : TimeText.DayEither(one.Value, other.Value),
            (TimeReading<DateOnly>.Understood one, _) => one,
            (_, var other) => other,
        };
    }

    static TimeReading<DateOnly> Calendar(int? year, int month, int day, DateOnly today)
    {
        // The next 29 February is up to eight years away.
        for (var y = year ?? today.Year; y <= (year ?? today.Year + 8); y++)
        {
            if (y is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(y, month))
                continue;

            var found = new DateOnly(y, month, day);
            if (year is not null || found >= today)
                return found;
        }

        return TimeText.NoSuchDay;
    }

    static TimeReading<DateOnly> Agreed(TimeReading<DateOnly> date, DayOfWeek weekday) =>
        date is TimeReading<DateOnly>.Understood { Value: var day } && day.DayOfWeek != weekday
            ? TimeText.DayIsAnother(day)
            : date;

    /// <summary>The first such weekday after a day: a week later on that weekday itself.</summary>
    static DateOnly After(DateOnly day, DayOfWeek weekday) =>
        day.AddDays(((int)weekday - (int)day.DayOfWeek + 6) % 7 + 1);

    static int? Month(string word) => Months.TryGetValue(word.TrimEnd('.'), out var month) ? month : null;

    static int? Ordinal(string word) =>
        Number(word.EndsWith("st", StringComparison.Ordinal) || word.EndsWith("nd", StringComparison.Ordinal)
            || word.EndsWith("rd", StringComparison.Ordinal) || word.EndsWith("th", StringComparison.Ordinal)
            ? word[..^2]
            : word.TrimEnd('.')) is { } day && day < 100 ? day : null;

    static int? Number(string digits) =>
        digits.Length is > 0 and <= 4
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
