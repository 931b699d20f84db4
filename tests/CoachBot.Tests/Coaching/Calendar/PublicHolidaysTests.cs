using System.Globalization;
using CoachBot.Coaching.Calendar;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>Public holidays that need no file.</summary>
public sealed class PublicHolidaysTests
{
    [Fact]
    public void Thirty_nine_countries_are_known_each_with_zones_of_its_own()
    {
        var countries = PublicHolidays.Codes.Where(code => !HolidayCode.IsRegion(code)).ToList();

        Assert.Equal(39, countries.Count);
        Assert.All(PublicHolidays.Codes, code => Assert.Null(HolidayCode.FaultOf(code)));
    }

    [Fact]
    public void Every_code_has_days_off_in_each_of_the_years_to_come() =>
        Assert.All(PublicHolidays.Codes, code =>
        {
            for (var year = 2026; year < 2038; year++)
                Assert.InRange(PublicHolidays.Of(code, new(new(year, 1, 1), new(year + 1, 1, 1))).Count, 3, 25);
        });

    [Theory]
    [InlineData("DE", "2026-10-03", true)]
    [InlineData("DE", "2026-11-01", false)]
    [InlineData("DE-BY", "2027-11-01", true)]
    [InlineData("DE-BE", "2027-11-01", false)]
    [InlineData("GB", "2027-03-29", true)]
    [InlineData("GB-SCT", "2027-03-29", false)]
    [InlineData("US", "2026-11-26", true)]
    [InlineData("US", "2027-12-31", true)]
    [InlineData("FR", "2027-12-26", false)]
    [InlineData("FR-67", "2027-12-26", true)]
    [InlineData("NZ-WTC", "2026-11-30", true)]
    [InlineData("PT-20", "2027-05-17", true)]
    [InlineData("RS", "2027-04-30", true)]
    [InlineData("RS", "2027-03-26", false)]
    [InlineData("MX", "2027-10-01", false)]
    [InlineData("SI", "2027-03-29", true)]
    [InlineData("ME", "2027-07-13", true)]
    [InlineData("IN", "2027-01-26", false)]
    public void A_day_is_off_where_the_law_says_so(string code, string day, bool isOff)
    {
        var at = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Assert.Equal(isOff, PublicHolidays.Of(code, new(at, at.AddDays(1))).Contains(at));
    }
}
