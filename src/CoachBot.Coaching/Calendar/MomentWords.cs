using System.Globalization;
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Calendar;

/// <summary>A day, and perhaps a time on it, that a person names among other words.</summary>
/// <param name="On">Where the person is.</param>
/// <param name="At">Local; <c>null</c>: the day alone.</param>
/// <param name="IsNow">"Right now" was said.</param>
public sealed record NamedTime(DateOnly On, TimeOnly? At = null, bool IsNow = false);

/// <summary>Finds the day that a sentence names: <c>before my call with Ann on Thursday at 10</c>.</summary>
/// <remarks>
/// Pure. Days and dates in English, German, French, Spanish, Italian, Portuguese and Dutch. What is in quotation
/// marks is what a person will say, and is left alone. What is not understood is not found; it is never guessed.
/// </remarks>
public static partial class MomentWords
{
    /// <summary>A day further away is a way of speaking, or a date of a year ago.</summary>
    public const int MostDaysAhead = 120;

    /// <summary>Beyond so many words only the beginning is looked at.</summary>
    const int MostWords = 400;

    /// <summary>The first day named; <c>null</c>: none.</summary>
    /// <param name="says">
    /// The whole says when: what follows a question word counts too. Otherwise it may tell of another person's time.
    /// </param>
    /// <returns>A day that may have passed, when it was named with its year or lies weeks back.</returns>
    public static NamedTime? Find(string text, DateOnly today, TeamCalendar calendar, bool says)
    {
        var tokens = Tokens(text);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!says && IsReported(tokens, at))
                continue;
            if (IsNow(tokens, at))
                return new(today, IsNow: true);
            if (Day(tokens, at, today, calendar) is var (day, length))
                return new(day, TimeAfter(tokens, at + length) ?? TimeAnywhere(text));
        }

        return null;
    }

    /// <summary>A clock's time, of a text that names no day.</summary>
    public static TimeOnly? TimeAnywhere(string text) =>
        ClockTime().Match(Bare(text)) is { Success: true } match ? Time(match) : null;

    static (DateOnly Day, int Length)? Day(List<Token> tokens, int at, DateOnly today, TeamCalendar calendar)
    {
        var before = at > 0 ? tokens[at - 1] : null;
        if (before is not null && !before.EndsClause && NoDayAfter.Contains(before.Said))
            return null;
        if (tokens[at].Said == "morgen" && before?.Said is "am" or "guten" or "diesen")
            return null;
        if (tokens[at].Said == "manana" && before?.Said is "la")
            return null;
        if (Short.Contains(tokens[at].Word) && !tokens[at].IsCapital
            && (before is null || !Before.Contains(before.Said)))
            return null;
        if (before?.Said is "the" && tokens[at].EndsClause && OfMonth().Match(tokens[at].Word) is { Success: true } nth)
            return DayOfMonth(int.Parse(nth.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), today) is { } found
                ? (found, 1) : null;

        if (tokens[at].Word == "next" && at + 1 < tokens.Count)
        {
            var week = CoachingWeek.Of(today, calendar).Next;
            if (tokens[at + 1].Word == "week" || tokens[at + 1].Said is "woche" or "semaine")
                return (week.Day(calendar.CheckIn.Day), 2);
            if (Weekday(tokens[at + 1].Word, today) is { } named)
                return (named.DayNumber <= week.Previous.Begins.DayNumber + 6 && named > today
                    ? named.AddDays(7) : named, 2);
        }

        for (var length = Math.Min(4, tokens.Count - at); length > 0; length--)
        {
            var words = tokens.GetRange(at, length).Select(token => token.Word).ToArray();
            if (words[0] is "on" or "the" or "next" or "this" or "coming" || words[^1] == "of")
                continue;
            if (length == 1 && words[0].AsSpan().ContainsAnyInRange('0', '9') && !IsDate(tokens[at], before))
                continue;
            if (DayWords.Read(words, today, calendar.FirstDay) is TimeReading<DateOnly>.Understood { Value: var day })
                return (Nearest(day, words, today), length);
        }

        return null;
    }

    /// <summary>Digits alone are a date in a date's own form, or after a word that a day follows.</summary>
    static bool IsDate(Token digits, Token? before) =>
        IsoDate().IsMatch(digits.Word) || DottedDate().IsMatch(digits.Raw)
        || (ShortDate().IsMatch(digits.Word) && before is not null && Before.Contains(before.Said));

    /// <summary>A day and month without a year that has lately passed was meant as such, not for next year.</summary>
    static DateOnly Nearest(DateOnly day, string[] words, DateOnly today) =>
        day > today.AddDays(MostDaysAhead) && !words.Any(word => Year().IsMatch(word)) ? day.AddYears(-1) : day;

    static DateOnly? Weekday(string word, DateOnly today) =>
        DayWords.Read([word], today, DayOfWeek.Monday) is TimeReading<DateOnly>.Understood { Value: var day }
        && word is not ("today" or "tomorrow") ? day : null;

    static DateOnly? DayOfMonth(int day, DateOnly today)
    {
        for (var month = 0; month < 2; month++)
        {
            var first = new DateOnly(today.Year, today.Month, 1).AddMonths(month);
            if (day <= DateTime.DaysInMonth(first.Year, first.Month) && first.AddDays(day - 1) >= today)
                return first.AddDays(day - 1);
        }

        return null;
    }

    static bool IsNow(List<Token> tokens, int at) =>
        (tokens[at].Said, at + 1 < tokens.Count ? tokens[at + 1].Said : "") is
            ("right", "now") or ("straight", "away") or ("jetzt", "gleich") or ("gleich", "jetzt") or ("sofort", _)
            or ("ahora", "mismo") or ("tout", "de") or ("immediately", _)
        || (at == 0 && tokens[0] is { Said: "now", EndsClause: true });

    static bool IsReported(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && !tokens[i].EndsClause; i--)
        {
            if (Reported.Contains(tokens[i].Said))
                return true;
        }

        return false;
    }

    /// <summary>The time right after a day: <c>at 10</c>, <c>um 10 Uhr</c>; a bare number ends its clause.</summary>
    static TimeOnly? TimeAfter(List<Token> tokens, int at)
    {
        while (at < tokens.Count && tokens[at].Said is "at" or "um" or "a" or "las" or "as" or "alle" or "om"
            or "around" or "morning" or "afternoon" or "evening" or "@" or "gegen" or "vers" or "ca")
            at++;
        if (at >= tokens.Count || BareHour().Match(tokens[at].Word) is not { Success: true } hour)
            return null;

        var isTold = tokens[at - 1].Said is "at" or "um" or "a" or "las" or "as" or "alle" or "om" or "@" or "gegen"
            or "vers";
        var isAlone = at == tokens.Count - 1 || tokens[at].EndsClause
            || tokens[at + 1].Said is "with" or "in" or "at" or "before" or "mit" or "avec" or "con" or "for" or "uhr"
                or "nach" or "bei" or "zu";
        return isTold || isAlone ? InWorkingDay(int.Parse(hour.ValueSpan, CultureInfo.InvariantCulture), 0) : null;
    }

    static TimeOnly? Time(Match match)
    {
        var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"] is { Success: true } told
            ? int.Parse(told.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hour > 23 || minute > 59)
            return null;

        return match.Groups["half"].Value switch
        {
            "am" => new(hour % 12, minute),
            "pm" => new(hour % 12 + 12, minute),
            _ => InWorkingDay(hour, minute),
        };
    }

    /// <summary>"At 3" is in the afternoon: nobody meets at night.</summary>
    static TimeOnly? InWorkingDay(int hour, int minute) =>
        hour is >= 1 and <= 6 ? new(hour + 12, minute) : hour <= 23 ? new(hour, minute) : null;

    [GeneratedRegex(
        @"(?<![\w.,:/€$£-])(?<h>\d{1,2})(?:"
            + @"(?::(?<m>\d{2})|[h](?<m>\d{2})?|\.(?<m>\d{2})(?=\s*(?:uhr|am|pm)))\s*(?<half>am|pm)?"
            + @"|\s?(?<half>am|pm)|\s?(?:uhr|o'clock))(?![\w%])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClockTime();

    [GeneratedRegex("^[0-9]{1,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareHour();

    [GeneratedRegex("^(?<n>[0-9]{1,2})(?:st|nd|rd|th)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfMonth();

    [GeneratedRegex("^[0-9]{4}$|[0-9]{4}-|[./][0-9]{2,4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();

    [GeneratedRegex("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex("^[0-9]{1,2}[./][0-9]{1,2}(?:[./][0-9]{2,4})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShortDate();

    [GeneratedRegex("^[0-9]{1,2}[.][0-9]{1,2}[.](?:[0-9]{2,4})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DottedDate();
}
