using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Calendar;

/// <summary>Calendars as other programs stumbled over them, seen by a rep: when the next question comes.</summary>
public sealed class HolidayCasesTests
{
    const string OneDay = "DTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261124";

    [Theory]
    [InlineData("NO.ics", "Europe/Oslo", "Tuesday 24 Nov")]
    [InlineData("SE.ics", "Europe/Stockholm", "Tuesday 24 Nov")]
    [InlineData("DK.ics", "Europe/Copenhagen", "Tuesday 24 Nov")]
    [InlineData("DE.ics", "Europe/Oslo", "Monday 23 Nov")]
    [InlineData("GB.ics", "Europe/London", "Tuesday 24 Nov")]
    [InlineData("UK.ics", "Europe/London", "Monday 23 Nov")]
    public async Task A_countrys_file_reaches_who_lives_there_and_nobody_else(string file, string zone, string next) =>
        Assert.Equal(next, await NextAsync(file, zone, OneDay));

    [Fact]
    public async Task Yearly_rules_from_1980_go_on() => Assert.Equal("Tuesday 4 May", await NextAsync(
        "PL.ics", "Europe/Warsaw",
        "DTSTART;VALUE=DATE:19800503\nRRULE:FREQ=YEARLY", "2027-04-28 10:00"));

    [Theory]
    [InlineData("DTSTART;TZID=Europe/Berlin:20261123T000000\nDTEND;TZID=Europe/Berlin:20261124T000000\n"
        + "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "Tuesday 24 Nov")]
    [InlineData("DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome\":20261123T000000\n"
        + "DTEND;TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome\":20261124T000000", "Tuesday 24 Nov")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20261123T120000\nDTEND;TZID=Europe/Berlin:20261123T130000",
        "Monday 23 Nov")]
    public async Task From_midnight_to_midnight_is_one_day_and_an_hour_is_none(string dates, string next) =>
        Assert.Equal(next, await NextAsync("DE.ics", "Europe/Berlin", dates));

    [Fact]
    public async Task An_excepted_year_is_worked() => Assert.Equal("Monday 23 Nov", await NextAsync(
        "DE.ics", "Europe/Berlin",
        "DTSTART;VALUE=DATE:20201123\nDTEND;VALUE=DATE:20201124\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20261123"));

    [Fact]
    public async Task An_observance_is_worked() => Assert.Equal("Monday 23 Nov", await NextAsync(
        "US.ics", "America/New_York",
        OneDay + "\nDESCRIPTION:Observance\\nTo hide observances\\, change the settings\nTRANSP:TRANSPARENT"));

    [Fact]
    public async Task The_fourth_thursday_of_a_month_is_found() => Assert.Equal(
        [new DateOnly(2026, 11, 26), new DateOnly(2027, 11, 25)],
        (await InAsync(
            "US.ics", "DTSTART;VALUE=DATE:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", new(2026, 11, 18)))
            .Of("America/New_York").Where(day => day.Year is 2026 or 2027).Order());

    [Theory]
    [InlineData("GB-SCT", "Tuesday 1 Dec")]
    [InlineData("GB", "Monday 30 Nov")]
    [InlineData("DE-BY", "Monday 30 Nov")]
    [InlineData("none", "Monday 30 Nov")]
    public async Task A_region_that_a_team_sets_up_moves_the_question_of_its_reps_who_live_there(
        string region, string next)
    {
        var team = new TeamStage(settings: CoachSettings.Default with
        {
            Holidays = Holidays.In("nowhere", [], new(2026, 11, 16)),
        });
        team.Stage.Zone = "Europe/London";
        var ana = TeamStage.Person("Ana");
        await team.InstallAsync(ana);
        await team.SayAsync(TeamStage.Marc, ["setup", .. Enumerable.Repeat("skip", 6), region, "yes"]);

        await team.SayAsync(ana, "agree", "handling objections", "skip", "@ 2026-11-24 10:00", "skip");

        Assert.Equal(next, Next(team.SaidTo(ana)[^1]));
    }

    /// <returns>The day of the next weekly question, as a rep who passes on this week's is told.</returns>
    static async Task<string> NextAsync(string file, string zone, string dates, string now = "2026-11-18 10:00")
    {
        var at = DateTime.ParseExact(now, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var today = DateOnly.FromDateTime(at);
        var rep = new Rep(zone, Zones.At(today, TimeOnly.FromDateTime(at), zone), CoachSettings.Default with
        {
            Holidays = await InAsync(file, dates, today),
        });
        await rep.TypeAsync("hi", "yes", "handling objections", "skip");

        return Next(rep.LastHeard);
    }

    static string Next(string heard)
    {
        const string Again = "I'll ask again on ";
        var said = heard[(heard.IndexOf(Again, StringComparison.Ordinal) + Again.Length)..];
        return said[..said.IndexOf(" at ", StringComparison.Ordinal)];
    }

    static async Task<Holidays> InAsync(string file, string dates, DateOnly today)
    {
        var folder = Directory.CreateTempSubdirectory("holidays-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, file),
                $"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1@example.com\nSUMMARY:A day\n{dates}\n"
                + "END:VEVENT\nEND:VCALENDAR\n");
            return Holidays.In(folder.FullName, [], today);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
