using CoachBot.Coaching.Calendar;
using NodaTime.TimeZones;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>A zone is in its own country, whatever zone its clocks agree with.</summary>
public sealed class ZonePlacesTests
{
    [Theory]
    [InlineData("Europe/Oslo", "NO")]
    [InlineData("Europe/Stockholm", "SE")]
    [InlineData("Europe/Amsterdam", "NL")]
    [InlineData("Europe/Berlin", "DE")]
    [InlineData("Europe/Belfast", "GB")]
    [InlineData("Asia/Calcutta", "IN")]
    [InlineData("Africa/Asmera", "ER")]
    [InlineData("America/Coral_Harbour", "CA")]
    [InlineData("US/Arizona", "US")]
    [InlineData("Iceland", "IS")]
    [InlineData("EST", null)]
    [InlineData("UTC", null)]
    [InlineData("Etc/GMT+5", null)]
    [InlineData("nowhere", null)]
    public void A_zone_is_in_its_own_country(string zone, string? country) =>
        Assert.Equal(country, ZonePlaces.CountryOf(zone));

    [Theory]
    [InlineData("Europe/Oslo", "Europe/Oslo")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("America/Coral_Harbour", "America/Atikokan")]
    [InlineData("US/Mountain", "America/Denver")]
    [InlineData("UTC", "UTC")]
    public void Spellings_of_one_place_are_one_name(string zone, string name) =>
        Assert.Equal(name, ZonePlaces.Named(zone));

    [Fact]
    public void No_country_of_the_tz_database_is_out_of_reach_of_a_file()
    {
        var places = TzdbDateTimeZoneSource.Default.ZoneLocations!;

        Assert.True(places.Select(place => place.CountryCode).Distinct().Count() > 240);
        Assert.All(places, place => Assert.Equal(place.CountryCode, ZonePlaces.CountryOf(place.ZoneId)));
    }
}
