using CoachBot.Coaching.Calendar;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Dialog;

/// <summary>
/// The weeks before, of and after each change of the clocks: one question a week, at nine where the rep lives.
/// </summary>
public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("America/New_York", "2026-10-19")]
    [InlineData("America/New_York", "2027-03-01")]
    [InlineData("Europe/London", "2026-10-12")]
    [InlineData("Europe/London", "2027-03-15")]
    [InlineData("Australia/Sydney", "2026-09-21")]
    [InlineData("Australia/Sydney", "2027-03-22")]
    public async Task The_weekly_question_comes_at_nine_once_a_week(string zone, string monday)
    {
        var begins = DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture);
        var rep = await Rep.AskedAsync(zone, Zones.At(begins, new(8, 0), zone));
        await rep.TypeAsync("skip");
        var before = rep.Heard.Count();
        var asked = new List<(DateOnly On, TimeOnly At)>();

        for (var week = 1; week <= 5; week++)
        {
            await rep.Stage.AdvanceAsync(Zones.At(begins.AddDays(7 * week), new(12, 0), zone));
            asked.AddRange(rep.Heard.Skip(before).Select(said => Zones.Local(said.At, zone)));
            await rep.TypeAsync("skip");
            before = rep.Heard.Count();
        }

        Assert.Equal(Enumerable.Range(1, 5).Select(week => (begins.AddDays(7 * week), new TimeOnly(9, 0))), asked);
    }

    [Theory]
    [InlineData("Australia/Sydney", "America/New_York")]
    [InlineData("America/New_York", "Australia/Sydney")]
    [InlineData("Pacific/Kiritimati", "Pacific/Niue")]
    public async Task A_move_across_the_world_on_the_day_of_the_question_makes_no_second_one(string from, string to)
    {
        var begins = new DateOnly(2026, 11, 16);
        var rep = await Rep.AskedAsync(from, Zones.At(begins, new(8, 0), from));
        await rep.TypeAsync("skip");
        await rep.Stage.AdvanceAsync(Zones.At(begins.AddDays(7), new(9, 30), from));
        await rep.TypeAsync("timezone " + to, "skip");
        var before = rep.Heard.Count();

        await rep.Stage.AdvanceAsync(Zones.At(begins.AddDays(13), new(23, 0), to));

        Assert.DoesNotContain(
            rep.Heard.Skip(before), said => said.Message.CardId?.StartsWith("ask.", StringComparison.Ordinal) == true);
    }
}
