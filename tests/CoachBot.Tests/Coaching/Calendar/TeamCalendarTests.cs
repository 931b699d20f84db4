using CoachBot.Coaching.Calendar;
using CoachBot.Core.Text;

namespace CoachBot.Tests.Coaching.Calendar;

public sealed class TeamCalendarTests
{
    static readonly DayOfWeek[] SundayToThursday =
        [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday];

    [Fact]
    public void The_default_is_a_calendar_that_works()
    {
        var valid = TeamCalendar.Default.Validated().Try(out var calendar, out _);

        Assert.True(valid);
        Assert.Same(TeamCalendar.Default, calendar);
    }

    [Fact]
    public void Working_days_are_in_order_from_Monday_whatever_order_they_came_in()
    {
        DayOfWeek[] days = [DayOfWeek.Sunday, DayOfWeek.Friday, DayOfWeek.Monday];

        var calendar = TeamCalendar.Default with { WorkingDays = [.. days] };

        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Friday, DayOfWeek.Sunday], calendar.WorkingDays);
    }

    [Fact]
    public void Calendars_with_the_same_days_and_times_are_equal()
    {
        var one = TeamCalendar.Default with { WorkingDays = TeamCalendar.Days(DayOfWeek.Monday, DayOfWeek.Tuesday) };
        var other = TeamCalendar.Default with { WorkingDays = [DayOfWeek.Tuesday, DayOfWeek.Monday] };

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, TeamCalendar.Default);
        Assert.NotEqual(one, other with { Zone = "Europe/Berlin" });
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, DayOfWeek.Monday, DayOfWeek.Friday)]
    [InlineData(DayOfWeek.Tuesday, DayOfWeek.Tuesday, DayOfWeek.Thursday)]
    [InlineData(DayOfWeek.Tuesday, DayOfWeek.Tuesday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday)]
    [InlineData(DayOfWeek.Wednesday, DayOfWeek.Wednesday, DayOfWeek.Sunday)]
    [InlineData(DayOfWeek.Sunday, DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Thursday)]
    [InlineData(DayOfWeek.Saturday, DayOfWeek.Saturday, DayOfWeek.Sunday, DayOfWeek.Wednesday)]
    [InlineData(DayOfWeek.Monday, DayOfWeek.Monday, DayOfWeek.Thursday, DayOfWeek.Saturday)]
    public void The_week_begins_on_the_first_working_day(DayOfWeek first, params DayOfWeek[] worked)
    {
        var calendar = TeamCalendar.Default with { WorkingDays = TeamCalendar.Days(worked) };

        Assert.Equal(first, calendar.FirstDay);
    }

    [Fact]
    public void A_week_from_Sunday_to_Thursday_asks_on_Sunday_and_checks_in_on_Thursday()
    {
        var calendar = TeamCalendar.Default with
        {
            WorkingDays = TeamCalendar.Days(SundayToThursday),
            Ask = new(DayOfWeek.Sunday, new(9, 0)),
            CheckIn = new(DayOfWeek.Thursday, new(14, 0)),
        };

        Assert.True(calendar.Validated().Try(out _, out _));
    }

    [Fact]
    public void A_calendar_without_a_working_day_is_refused() =>
        Refuses(TeamCalendar.Default with { WorkingDays = [] }, TimeText.NoWorkingDay);

    [Theory]
    [InlineData("09:00")]
    [InlineData("08:00")]
    public void Hours_that_end_before_they_begin_are_refused(string until) =>
        Refuses(TeamCalendar.Default with { WorkUntil = Read.Time(until) }, TimeText.HoursEndTooSoon);

    [Fact]
    public void An_unknown_zone_is_refused() =>
        Refuses(TeamCalendar.Default with { Zone = "Nowhere/Land" }, TimeText.UnknownZone("Nowhere/Land"));

    [Theory]
    [InlineData(DayOfWeek.Friday, "14:00")]
    [InlineData(DayOfWeek.Friday, "15:00")]
    public void An_ask_that_does_not_come_before_the_check_in_is_refused(DayOfWeek day, string time) =>
        Refuses(TeamCalendar.Default with { Ask = new(day, Read.Time(time)) }, TimeText.AskComesFirst);

    [Theory]
    [InlineData(DayOfWeek.Saturday, "10:00")]
    [InlineData(DayOfWeek.Tuesday, "08:59")]
    [InlineData(DayOfWeek.Tuesday, "17:00")]
    public void A_moment_outside_working_time_is_refused_by_name(DayOfWeek day, string time)
    {
        var moment = new WeeklyTime(day, Read.Time(time));
        var calendar = TeamCalendar.Default;

        Refuses(calendar with { Ask = moment }, Outside(TimeText.AskName));
        Refuses(calendar with { Nudge = moment }, Outside(TimeText.NudgeName));
        Refuses(calendar with { CheckIn = moment }, Outside(TimeText.CheckInName));
        Refuses(calendar with { Summary = moment }, Outside(TimeText.SummaryName));
    }

    static Phrase Outside(Phrase moment) =>
        TimeText.OutsideWork(moment, TeamCalendar.Default.WorkFrom, TeamCalendar.Default.WorkUntil);

    static void Refuses(TeamCalendar calendar, Phrase expected)
    {
        var valid = calendar.Validated().Try(out _, out var refusal);

        Assert.False(valid);
        Assert.Equal(expected, refusal);
    }
}
