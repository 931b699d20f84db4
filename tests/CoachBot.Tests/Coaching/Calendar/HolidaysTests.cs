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
            Holidays = new(
                ImmutableDictionary<string, ImmutableHashSet<DateOnly>>.Empty.Add("DE", [.. days]), default),
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
    [InlineData("Europe/Berlin", "2026-10-03", true)]
    [InlineData("Europe/Zurich", "2026-10-03", false)]
    [InlineData("America/New_York", "2026-10-03", false)]
    [InlineData("Europe/Oslo", "2026-05-17", true)]
    [InlineData("Europe/Oslo", "2026-10-03", false)]
    [InlineData("Europe/Berlin", "2026-05-17", false)]
    [InlineData("Asia/Calcutta", "2026-01-26", true)]
    [InlineData("UTC", "2026-12-24", true)]
    public void A_countrys_days_are_for_who_lives_there_and_a_zones_for_that_zone(string zone, string day, bool off)
    {
        var holidays = With(
            ("de.csv", "day,name\n2026-10-03,Unity Day\n"), ("Europe-Oslo.csv", "2026-05-17"),
            ("Asia-Kolkata.csv", "2026-01-26"), ("company.csv", "2026-12-24\n"), ("notes.txt", "2026-12-23"));

        Assert.Equal(off, holidays.Of(zone).Contains(Day(day)));
        Assert.Contains(new DateOnly(2026, 12, 24), holidays.Of(zone));
        Assert.DoesNotContain(new DateOnly(2026, 12, 23), holidays.Of(zone));
        Assert.Empty(holidays.PassedOver);
    }

    [Theory]
    [InlineData("UK.ics", "UK is no country's code; that one is GB; it is passed over.")]
    [InlineData("xx.csv", "XX is no country's code; it is passed over.")]
    [InlineData("DE-XX.csv", "DE-XX is not known; DE has DE-BB, DE-BE, DE-BW, DE-BY,")]
    public void A_file_named_after_no_country_is_passed_over_with_a_word(string name, string told)
    {
        var holidays = With((name, "2026-11-23"));

        Assert.Contains($"{name}: {told}", Assert.Single(holidays.PassedOver), StringComparison.Ordinal);
        Assert.DoesNotContain(new DateOnly(2026, 11, 23), holidays.Of("Europe/London"));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-01-06", true)]
    [InlineData("Europe/Vienna", "2027-01-06", false)]
    [InlineData("America/Chicago", "2026-11-26", true)]
    [InlineData("America/Toronto", "2026-11-26", false)]
    public void Public_holidays_of_the_settings_are_for_who_lives_there(string zone, string day, bool off) =>
        Assert.Equal(off, Holidays.In("nowhere", ["DE-BY", "US"], Today).Of(zone).Contains(Day(day)));

    [Fact]
    public void A_countrys_file_takes_the_place_of_its_public_holidays()
    {
        var holidays = With(["DE-BY"], ("DE.csv", "2027-02-08"));

        Assert.Equal([new DateOnly(2027, 2, 8)], holidays.Of("Europe/Berlin"));
    }

    [Fact]
    public void A_regions_file_is_for_where_the_region_is_chosen_and_beside_the_countrys()
    {
        (string, string)[] files = [("DE.csv", "2027-02-08"), ("DE-BY.csv", "2027-02-09"), ("US-CA.csv", "2027-03-31")];

        Assert.Equal([new DateOnly(2027, 2, 8)], With(files).Of("Europe/Berlin"));
        Assert.Equal(
            [new DateOnly(2027, 2, 8), new DateOnly(2027, 2, 9)], With(["DE-BY"], files).Of("Europe/Berlin").Order());
        Assert.Equal([new DateOnly(2027, 3, 31)], With(files).Of("America/Los_Angeles", "US-CA"));
        Assert.Empty(With(files).Of("America/Los_Angeles"));
    }

    [Theory]
    [InlineData("Europe/Berlin", "DE-BY", true)]
    [InlineData("Europe/Berlin", "DE-BE", false)]
    [InlineData("Europe/Berlin", "US", true)]
    [InlineData("Europe/Vienna", "DE-BY", false)]
    public void A_teams_region_goes_before_the_settings_for_who_lives_in_that_country(
        string zone, string chosen, bool off)
    {
        var holidays = Holidays.In("nowhere", ["DE-BW"], Today);

        Assert.Equal(off, holidays.Of(zone, chosen).Contains(new(2027, 11, 1)));
    }

    [Fact]
    public void A_teams_region_comes_on_top_of_the_countrys_file()
    {
        var days = With(("DE.csv", "2027-02-08")).Of("Europe/Berlin", "DE-BY");

        Assert.Contains(new DateOnly(2027, 2, 8), days);
        Assert.Contains(new DateOnly(2027, 11, 1), days);
    }

    [Fact]
    public void Where_nothing_is_known_no_day_is_off()
    {
        Assert.Empty(Holidays.None.Of("Europe/Berlin"));
        Assert.Empty(Holidays.In("nowhere", [], Today).Of("Europe/Berlin"));
    }

    static readonly DateOnly Today = new(2026, 11, 18);

    static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static Holidays With(params (string Name, string Text)[] files) => With([], files);

    static Holidays With(string[] countries, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("holidays-");
        try
        {
            foreach (var (name, text) in files)
                File.WriteAllText(Path.Combine(folder.FullName, name), text);
            return Holidays.In(folder.FullName, countries, Today);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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
