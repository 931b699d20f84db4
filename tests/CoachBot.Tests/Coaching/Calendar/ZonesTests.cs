using CoachBot.Coaching.Calendar;

namespace CoachBot.Tests.Coaching.Calendar;

public sealed class ZonesTests
{
    static readonly TimeOnly Nine = new(9, 0);

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData(" europe/BERLIN ", "Europe/Berlin")]
    [InlineData("america/new york", "America/New_York")]
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("new york", "America/New_York")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("St. Johns", "America/St_Johns")]
    [InlineData("port-au-prince", "America/Port-au-Prince")]
    [InlineData("Kyiv", "Europe/Kyiv")]
    [InlineData("Buenos Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("utc", "UTC")]
    [InlineData("etc/gmt+5", "Etc/GMT+5")]
    public void A_zone_is_found_by_its_name_or_its_city(string typed, string name)
    {
        var found = Zones.Find(typed);

        Assert.Equal(name, found);
        Assert.True(Zones.IsKnown(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Atlantis")]
    [InlineData("GMT+5")]
    [InlineData("UTC+05:00")]
    [InlineData("Eastern")]
    [InlineData("Europe")]
    [InlineData("my own time")]
    public void What_names_no_zone_or_several_finds_none(string typed) => Assert.Null(Zones.Find(typed));

    [Theory]
    [InlineData("europe/berlin")]
    [InlineData("Berlin")]
    [InlineData("UTC+05:00")]
    [InlineData("")]
    public void A_zone_is_known_by_its_exact_name_alone(string name) => Assert.False(Zones.IsKnown(name));

    [Fact]
    public void An_unknown_zone_is_a_fault_of_the_caller()
    {
        var day = new DateOnly(2026, 11, 16);

        Assert.Throws<ArgumentException>(() => Zones.At(day, Nine, "Nowhere/Land"));
        Assert.Throws<ArgumentException>(() => Zones.Local(DateTimeOffset.UnixEpoch, "Nowhere/Land"));
    }

    [Theory]
    [InlineData("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z")]
    [InlineData("Europe/London", "2026-03-29", "01:00", "2026-03-29T01:00:00Z")]
    [InlineData("Australia/Sydney", "2026-10-04", "02:59", "2026-10-03T16:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30", "09:00", "2011-12-30T10:00:00Z")]
    public void A_time_the_clocks_leap_over_is_the_first_valid_one_after_it(
        string zone, string day, string time, string expected)
    {
        var at = Zones.At(Read.Day(day), Read.Time(time), zone);

        Assert.Equal(Read.Instant(expected), at);
        Assert.Equal(TimeSpan.Zero, at.Offset);
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("Europe/London", "2026-10-25", "01:00", "2026-10-25T00:00:00Z")]
    [InlineData("Australia/Sydney", "2026-04-05", "02:30", "2026-04-04T15:30:00Z")]
    public void A_time_the_clocks_show_twice_is_the_first(string zone, string day, string time, string expected)
    {
        var at = Zones.At(Read.Day(day), Read.Time(time), zone);

        Assert.Equal(Read.Instant(expected), at);
        Assert.Equal(Zones.Local(at, zone), Zones.Local(at.AddHours(1), zone));
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/London")]
    [InlineData("Australia/Sydney")]
    public void Nine_on_Monday_is_nine_on_Monday_in_every_week_of_two_years(string zone)
    {
        DateOnly[] mondays = [.. Enumerable.Range(0, 105).Select(week => new DateOnly(2026, 1, 5).AddDays(7 * week))];

        var sends = mondays.Select(monday => Zones.At(monday, Nine, zone)).ToList();

        Assert.Equal(mondays.Select(monday => (monday, Nine)), sends.Select(at => Zones.Local(at, zone)));
        Assert.Equal(sends.Count, sends.Distinct().Count());
        var hours = sends.Zip(sends.Skip(1), (one, next) => (next - one).TotalHours).ToList();
        Assert.All(hours, distance => Assert.Contains(distance, new[] { 167.0, 168.0, 169.0 }));
        Assert.Equal((2, 2), (hours.Count(distance => distance == 167), hours.Count(distance => distance == 169)));
    }
}
