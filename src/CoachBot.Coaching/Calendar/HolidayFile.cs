using System.Globalization;

namespace CoachBot.Coaching.Calendar;

/// <summary>
/// Reads days off as an admin has them: a calendar (<c>.ics</c>, RFC 5545) or a table (<c>.csv</c>, the day first).
/// </summary>
/// <remarks>
/// No library for calendars restores here. Read are the whole days of events, once or every year; whatever repeats in
/// another way is refused by name rather than half understood.
/// </remarks>
public static class HolidayFile
{
    /// <summary>Years for which an event that comes back every year is read.</summary>
    const int Years = 30;

    static readonly string[] Days = ["yyyy-MM-dd", "yyyyMMdd", "dd.MM.yyyy", "d.M.yyyy"];

    /// <param name="name">Of the file; its ending says what it is.</param>
    /// <exception cref="InvalidDataException">In one line: the file, and what in it cannot be read.</exception>
    public static IEnumerable<DateOnly> Read(string name, string text) =>
        name.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) ? Calendar(name, text) : Table(name, text);

    static List<DateOnly> Table(string name, string text)
    {
        var days = new List<DateOnly>();
        foreach (var (line, i) in text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => (line, i)))
        {
            var first = line.Split(',', ';', '\t')[0].Trim().Trim('"').TrimStart('\uFEFF');
            if (Day(first) is { } day)
                days.Add(day);
            else if (first.Length > 0 && first[0] != '#' && (i > 0 || char.IsDigit(first[0])))
                throw new InvalidDataException($"{name}, line {i + 1}: a day is written as 2026-12-25.");
        }

        return days;
    }

    static List<DateOnly> Calendar(string name, string text)
    {
        // A long line goes on after a line break and a blank.
        var lines = text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal)
            .Replace("\n\t", "", StringComparison.Ordinal).Split('\n');
        if (!lines.Any(line => line.Trim() == "BEGIN:VCALENDAR"))
            throw new InvalidDataException($"{name} is no calendar: BEGIN:VCALENDAR is missing.");

        var days = new List<DateOnly>();
        Dictionary<string, string>? held = null;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line == "BEGIN:VEVENT")
                held = new(StringComparer.OrdinalIgnoreCase);
            else if (line == "END:VEVENT" && held is not null)
                (days, held) = ([.. days, .. Event(name, held)], null);
            else if (held is not null && line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
                held.TryAdd(line[..colon].Split(';')[0], line[(colon + 1)..]);
        }

        return days;
    }

    static IEnumerable<DateOnly> Event(string name, Dictionary<string, string> held)
    {
        if (held.GetValueOrDefault("STATUS") == "CANCELLED")
            return [];

        var start = held.GetValueOrDefault("DTSTART") ?? "";
        if (Day(start.Split('T')[0]) is not { } from)
            throw new InvalidDataException($"{name}: an event's DTSTART '{start}' is no day.");

        // The end of an event is the first day, or moment, after it.
        var end = held.GetValueOrDefault("DTEND");
        var until = end is not null && Day(end.Split('T')[0]) is { } to && to > from
            ? end.Contains('T', StringComparison.Ordinal) ? to.AddDays(1) : to
            : from.AddDays(1);
        return Starts(name, from, held.GetValueOrDefault("RRULE")).SelectMany(begins =>
            Enumerable.Range(0, Math.Min(366, until.DayNumber - from.DayNumber)).Select(begins.AddDays));
    }

    static IEnumerable<DateOnly> Starts(string name, DateOnly from, string? rule)
    {
        if (rule is null)
            return [from];

        var parts = rule.Split(';').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (parts.GetValueOrDefault("FREQ") != "YEARLY" || parts.GetValueOrDefault("INTERVAL", "1") != "1"
            || parts.Keys.Any(key => key is not ("FREQ" or "INTERVAL" or "UNTIL" or "COUNT" or "BYMONTH" or "BYMONTHDAY"
                or "WKST"))
            || (parts.TryGetValue("BYMONTH", out var month) && month != Text(from.Month))
            || (parts.TryGetValue("BYMONTHDAY", out var day) && day != Text(from.Day)))
            throw new InvalidDataException($"{name}: 'RRULE:{rule}' is not read here; yearly ones are.");

        var last = parts.TryGetValue("UNTIL", out var until) && Day(until.Split('T')[0]) is { } end
            ? end : DateOnly.MaxValue;
        var count = parts.TryGetValue("COUNT", out var times)
            && int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : Years;
        return Enumerable.Range(0, Math.Min(count, Years)).Select(from.AddYears).Where(each => each <= last);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
