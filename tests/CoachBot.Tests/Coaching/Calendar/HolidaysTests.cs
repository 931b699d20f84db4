using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>Days off move the ask to the next working day; a week without one is skipped (F86).</summary>
public sealed class HolidaysTests
{
    static readonly CoachingWeek Week = CoachingWeek.Parse("2026-12-21");

    [Theory]
    [InlineData("", "Mon 21", "Fri 25")]
    [InlineData("2026-12-21", "Tue 22", "Fri 25")]
    [InlineData("2026-12-25", "Mon 21", "Thu 24")]
    [InlineData("2026-12-21,2026-12-22,2026-12-25", "Wed 23", "Thu 24")]
    public void A_holiday_moves_the_ask_on_and_the_check_in_back(string off, string ask, string checkIn)
    {
        var calendar = Off(off);

        Assert.Equal(ask, Said(calendar.DayOf(Week, calendar.Ask)));
        Assert.Equal(checkIn, Said(calendar.DayOf(Week, calendar.CheckIn)));
        Assert.True(calendar.Leaves(Week));
    }

    [Fact]
    public void A_week_without_a_working_day_leaves_nothing() =>
        Assert.False(Off("2026-12-21,2026-12-22,2026-12-23,2026-12-24,2026-12-25").Leaves(Week));

    [Fact]
    public async Task Christmas_week_is_skipped_and_the_monday_after_new_year_is_asked_on_the_day_it_is()
    {
        var days = Enumerable.Range(21, 5).Select(day => new DateOnly(2026, 12, day)).Append(new(2026, 12, 28));
        var settings = CoachSettings.Default with
        {
            Holidays = new(ImmutableDictionary<string, ImmutableHashSet<DateOnly>>.Empty.Add("DE", [.. days])),
        };
        var rep = new Rep(settings: settings);
        await rep.TypeAsync("hi", "yes", "handling objections", "skip", "@ 2026-12-14 10:00", "skip");

        await rep.TypeAsync("@ 2027-01-03 23:00");

        var asked = rep.Heard.Where(said => said.Message.CardId?.StartsWith("ask.", StringComparison.Ordinal) == true);
        Assert.Equal(
            new DateTimeOffset(2026, 12, 29, 8, 0, 0, TimeSpan.Zero),
            asked.First(said => said.At > rep.At("2026-12-15 00:00")).At);
    }

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Europe/Zurich", false)]
    [InlineData("America/New_York", false)]
    public void A_countrys_days_are_for_who_lives_there(string zone, bool off)
    {
        var folder = Directory.CreateTempSubdirectory("holidays-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "de.csv"), "day,name\n2026-10-03,Unity Day\n");
            File.WriteAllText(Path.Combine(folder.FullName, "company.csv"), "2026-12-24\n");

            var days = Holidays.In(folder.FullName).Of(zone);

            Assert.Equal(off, days.Contains(new(2026, 10, 3)));
            Assert.Contains(new DateOnly(2026, 12, 24), days);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_calendar_is_read_with_its_spans_yearly_days_and_folded_lines()
    {
        const string calendar = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261224
            DTEND;VALUE=DATE:20261227
            SUMMARY:Christmas, with a title that is so long
              that it goes on
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260501
            RRULE:FREQ=YEARLY
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261111
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR
            """;

        var days = HolidayFile.Read("x.ics", calendar).ToHashSet();

        Assert.Superset(
            new HashSet<DateOnly>
            {
                new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 26), new(2026, 5, 1), new(2031, 5, 1),
            },
            days);
        Assert.DoesNotContain(new DateOnly(2026, 12, 27), days);
        Assert.DoesNotContain(new DateOnly(2026, 11, 11), days);
    }

    [Theory]
    [InlineData("x.csv", "2026-12-24\nChristmas")]
    [InlineData("x.ics", "hello")]
    [InlineData("x.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR")]
    [InlineData("x.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261224\nRRULE:FREQ=MONTHLY\nEND:VEVENT\nEND:VCALENDAR")]
    public void A_file_that_cannot_be_read_is_told_in_one_line(string name, string text)
    {
        var fault = Assert.Throws<InvalidDataException>(() => HolidayFile.Read(name, text).ToList());

        Assert.StartsWith(name, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    static TeamCalendar Off(string days) => TeamCalendar.Default with
    {
        Holidays =
        [
            .. days.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(day => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)),
        ],
    };

    static string Said(DateOnly day) => day.ToString("ddd d", System.Globalization.CultureInfo.InvariantCulture);
}
