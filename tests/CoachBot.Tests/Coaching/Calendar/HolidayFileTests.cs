using System.Globalization;
using CoachBot.Coaching.Calendar;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>Calendars as programs write them: which days are off, and what is told of the rest.</summary>
public sealed class HolidayFileTests
{
    static readonly DaySpan Year = new(new(2026, 11, 18), new(2027, 11, 18));

    [Theory]
    [InlineData("outlook-us", "11-26 12-25 12-28 12-29 12-30 12-31 01-01", "events shown as free 1")]
    [InlineData("german-company",
        "12-24 12-25 12-26 12-27 12-28 12-29 12-30 12-31 01-01 01-04 01-05 05-07", "events shown as free 1")]
    [InlineData("uk-from-1980", "12-25 12-28 01-01 05-03 05-31 08-30", null)]
    [InlineData("google-observances", "11-26 11-27", "observances 2")]
    [InlineData("utc-midnight", "11-23 12-09 01-06 06-03 06-04", null)]
    [InlineData("moved-and-excepted", "12-02 12-15 12-16 01-11 04-07 06-15 06-16", null)]
    [InlineData("broken-zone", "11-23 11-30 12-03 12-07 12-09", null)]
    public void A_calendar_as_it_was_exported_tells_its_days_off(string name, string days, string? remark)
    {
        foreach (var ending in (string[])["\n", "\r\n"])
        {
            var file = HolidayFile.Read("x.ics", Exported(name).ReplaceLineEndings(ending), Year);

            Assert.Equal(days, Said(file));
            Assert.Null(file.PassedOver);
            Assert.Equal(remark is null ? null : $"x.ics: left out, as no days off: {remark}.", file.Remark);
        }
    }

    [Fact]
    public void Of_a_file_that_is_cut_off_what_is_whole_counts_and_the_place_is_told()
    {
        var file = HolidayFile.Read("x.ics", Exported("cut-off"), Year);

        Assert.Equal("11-23", Said(file));
        Assert.Equal(
            "x.ics, line 13: the file is cut off: what begins in line 10 has no end; it is passed over.",
            file.PassedOver);
    }

    [Theory]
    [InlineData("DTSTART:soon", "line 5: an event's DTSTART is no day")]
    [InlineData("DTSTART;VALUE=DATE:20261332", "line 5: an event's DTSTART is no day")]
    [InlineData("SUMMARY:Carla's day", "line 4: an event has no DTSTART")]
    [InlineData("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:never", "line 6: an event's DTEND cannot be read")]
    [InlineData("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261130", "line 6: an event's DTEND cannot be read")]
    [InlineData("DTSTART;VALUE=DATE:20261201\nDURATION:two days", "line 6: an event's DURATION cannot be read")]
    [InlineData("DTSTART;VALUE=DATE:20261201\nEXDATE:x", "line 6: an event's EXDATE cannot be read")]
    [InlineData("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=SOMETIMES", "line 6: an event comes back by a rule that")]
    [InlineData("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "line 6: an event comes")]
    [InlineData("DTSTART;VALUE=DATE:19800101\nRRULE:FREQ=SECONDLY", "line 6: an event comes back by a rule that")]
    [InlineData("DTSTART;VALUE=DATE:20261201\nUID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261201", "line 7: an event's")]
    public void An_event_that_cannot_be_read_is_told_with_its_line_and_costs_no_other(string lines, string told)
    {
        var text = $"""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            END:VEVENT
            BEGIN:VEVENT
            {lines}
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261224
            END:VEVENT
            END:VCALENDAR
            """.Replace("BEGIN:VEVENT\nEND:VEVENT\n", "X-A:\nX-B:\n", StringComparison.Ordinal);

        var file = HolidayFile.Read("x.ics", text, Year);

        Assert.Equal("12-24", Said(file));
        Assert.StartsWith($"x.ics, {told}", file.PassedOver, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', file.PassedOver!);
        Assert.DoesNotContain("Carla", file.PassedOver, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.ics", "", "x.ics, line 1: the file is empty; it is passed over.")]
    [InlineData("x.ics", "<html>", "x.ics, line 1: BEGIN:VCALENDAR is missing; it is passed over.")]
    [InlineData("x.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR",
        "x.ics, line 2: the calendar holds no event; it is passed over.")]
    [InlineData("x.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\nDTSTART:20261224\nEND:VCALENDAR",
        "x.ics, line 2: an event has no END:VEVENT; it is passed over, and so is what begins in line 3.")]
    [InlineData("x.csv", "day\nChristmas", "x.csv, line 2: a day is written as 2026-12-25; it is passed over.")]
    [InlineData("x.csv", "2026-13-13\nx\ny\nz\na\nb\nc\nd", "x.csv, line 1: a day is written as 2026-12-25; "
        + "it is passed over, and so are what begins in line 2, 3, 4, 5, 6 and 2 more places.")]
    public void A_file_that_cannot_be_read_is_told_in_one_line(string name, string text, string told)
    {
        var file = HolidayFile.Read(name, text, Year);

        Assert.Empty(file.Days);
        Assert.Equal(told, file.PassedOver);
    }

    [Fact]
    public void A_table_keeps_its_good_days_beside_a_bad_line() =>
        Assert.Equal("12-24 12-31", Said(HolidayFile.Read(
            "x.csv", "\uFEFFday;name\n24.12.2026;Eve\n# a note\nsoon;?\n\"2026-12-31\",Eve\n2025-12-24", Year)));

    [Theory]
    [InlineData("TRANSPARENT", "OPAQUE", "12-02")]
    [InlineData("TRANSPARENT", "TRANSPARENT", "12-01 12-02")]
    [InlineData("OPAQUE", "OPAQUE", "12-01 12-02")]
    public void Shown_as_free_is_no_day_off_where_the_calendar_makes_a_difference(
        string first, string second, string days)
    {
        var file = HolidayFile.Read("x.ics", $"""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261201
            TRANSP:{first}
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261202
            TRANSP:{second}
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20261203T120000
            DTEND:20261203T130000
            END:VEVENT
            END:VCALENDAR
            """, Year);

        Assert.Equal(days, Said(file));
    }

    [Fact]
    public void Of_an_event_of_years_and_of_one_that_never_ends_the_span_alone_counts()
    {
        var file = HolidayFile.Read("x.ics", """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:19700101
            DTEND;VALUE=DATE:99991231
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:16010101
            RRULE:FREQ=DAILY
            END:VEVENT
            END:VCALENDAR
            """, Year);

        Assert.Null(file.PassedOver);
        Assert.Equal(Year.Until.DayNumber - Year.From.DayNumber, file.Days.Count);
    }

    static string Exported(string name) => File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Coaching", "Calendar", "Calendars", $"{name}.ics"));

    static string Said(HolidayFile file) => string.Join(
        ' ', file.Days.Order().Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)));
}
