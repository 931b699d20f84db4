namespace CoachBot.Coaching.Calendar;

/// <summary>Days off as a calendar tells them (<c>.ics</c>, RFC 5545).</summary>
/// <remarks>
/// A day is off when an event covers all of it: whole days, or times that reach over it; an hour in a day is none. UTC
/// is read where the calendar is at home, every other time as it is written.
/// </remarks>
static class CalendarFile
{
    /// <summary>How calendars mark a day off that is shown as free.</summary>
    static readonly string[] HolidayWords = ["Holiday", "Holidays", "Public holiday", "Feiertag", "Feiertage"];

    /// <summary>What an event of whole days means for those who work.</summary>
    enum Meaning
    {
        Off,

        /// <summary>Shown as free, and marked as a day off.</summary>
        Holiday,

        /// <summary>Shown as free: a note, unless all of the calendar is.</summary>
        Free,

        /// <summary>A day with a name on which people work.</summary>
        Observance,
    }

    /// <param name="faults">Gets what is passed over.</param>
    /// <returns>The days off, and what was read and is none; that is empty where there is no such thing.</returns>
    public static (IEnumerable<DateOnly> Days, string Remark) DaysIn(string text, DaySpan span, List<FileFault> faults)
    {
        var calendar = CalendarText.Of(text);
        faults.AddRange(calendar.Faults);
        var home = calendar.Zone is { } zone && DatedEvent.IsZone(zone) ? zone : null;
        List<DatedEvent> events =
            [.. calendar.Events.Select(each => DatedEvent.Of(each, home, span, faults)).OfType<DatedEvent>()];

        var replacing = events.Where(one => one.Replaces is not null)
            .GroupBy(one => (one.Uid, one.Replaces!.Value)).Select(same => same.OrderBy(one => one.Sequence).Last())
            .ToList();
        var told =
            from one in events.Where(one => one.Replaces is null).Concat(replacing)
            where !one.Text.Is("STATUS", "CANCELLED")
            let days = one.Repeats
                .Where(repeat => one.Replaces is not null || !replacing.Any(other => one.IsReplacedBy(other, repeat)))
                .SelectMany(repeat => repeat.Days).ToList()
            where days.Count > 0
            select (Meaning: MeaningOf(one.Text), Days: days);
        var by = told.ToLookup(one => one.Meaning, one => one.Days);

        // Published calendars of holidays show every day as free; there it tells nothing.
        var tells = by[Meaning.Off].Any();
        string[] remarks =
        [
            .. Counted(by[Meaning.Observance].Count(), "observances"),
            .. Counted(tells ? by[Meaning.Free].Count() : 0, "events shown as free"),
        ];
        var off = by[Meaning.Off].Concat(by[Meaning.Holiday]).Concat(tells ? [] : by[Meaning.Free]);
        return (off.SelectMany(days => days), string.Join(", ", remarks));
    }

    static IEnumerable<string> Counted(int count, string what) => count > 0 ? [$"{what} {count}"] : [];

    /// <remarks>
    /// Google describes an observance in the calendar's language, and in a second line tells where in Google Calendar
    /// those can be hidden; of a public holiday it says no such thing.
    /// </remarks>
    static Meaning MeaningOf(EventText text)
    {
        var isFree = text.Is("TRANSP", "TRANSPARENT");
        var said = text.Value("DESCRIPTION").Split("\\n", 2);
        if (said[0].StartsWith("Observance", StringComparison.OrdinalIgnoreCase)
            || (isFree && said.Length > 1 && said[1].Contains("Google", StringComparison.OrdinalIgnoreCase)))
            return Meaning.Observance;

        if (!isFree)
            return Meaning.Off;

        var isHoliday = text.Value("CATEGORIES").Split(',').Append(said[0])
            .Any(word => HolidayWords.Contains(word.Trim(), StringComparer.OrdinalIgnoreCase));
        return isHoliday ? Meaning.Holiday : Meaning.Free;
    }
}
