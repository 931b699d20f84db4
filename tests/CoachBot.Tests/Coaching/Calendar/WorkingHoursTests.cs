using CoachBot.Coaching.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Calendar;

public sealed class WorkingHoursTests
{
    const string Berlin = "Europe/Berlin";

    [Theory]
    [InlineData("2026-11-16T08:00:00Z", true)]
    [InlineData("2026-11-16T15:59:59Z", true)]
    [InlineData("2026-11-16T07:59:59Z", false)]
    [InlineData("2026-11-16T16:00:00Z", false)]
    [InlineData("2026-11-21T10:00:00Z", false)]
    public void Working_hours_are_counted_where_the_person_lives(string instant, bool inside) =>
        Assert.Equal(inside, WorkingHours.Contains(Read.Instant(instant), TeamCalendar.Default, Berlin));

    [Theory]
    [InlineData("2026-11-16T10:17:31Z", "2026-11-16T10:17:31Z")]
    [InlineData("2026-11-16T05:00:00Z", "2026-11-16T08:00:00Z")]
    [InlineData("2026-11-16T16:00:00Z", "2026-11-17T08:00:00Z")]
    [InlineData("2026-11-20T20:00:00Z", "2026-11-23T08:00:00Z")]
    [InlineData("2026-10-23T20:00:00Z", "2026-10-26T08:00:00Z")]
    public void Outside_working_hours_a_send_waits_for_their_next_beginning(string instant, string expected)
    {
        var next = WorkingHours.NextWithin(Read.Instant(instant), TeamCalendar.Default, Berlin);

        Assert.Equal(Read.Instant(expected), next);
    }

    [Theory]
    [InlineData("2026-11-16T10:17:31Z", "2026-11-16T11:00:00Z")]
    [InlineData("2026-11-16T10:00:00Z", "2026-11-16T11:00:00Z")]
    [InlineData("2026-11-16T05:00:00Z", "2026-11-16T08:00:00Z")]
    [InlineData("2026-11-16T15:30:00Z", "2026-11-17T08:00:00Z")]
    [InlineData("2026-11-20T15:30:00Z", "2026-11-23T08:00:00Z")]
    public void The_next_working_hour_is_a_full_one(string instant, string expected)
    {
        var next = WorkingHours.NextHour(Read.Instant(instant), TeamCalendar.Default, Berlin);

        Assert.Equal(Read.Instant(expected), next);
    }

    [Fact]
    public void Hours_are_full_on_local_clocks_also_half_an_hour_off()
    {
        var next = WorkingHours.NextHour(Read.Instant("2026-11-16T05:10:00Z"), TeamCalendar.Default, "Asia/Kolkata");

        Assert.Equal(Read.Instant("2026-11-16T05:30:00Z"), next);
    }

    [Fact]
    public void Hours_that_the_clocks_leap_over_are_worked_the_week_after()
    {
        var nights = TeamCalendar.Default with
        {
            WorkingDays = TeamCalendar.Days(DayOfWeek.Sunday),
            WorkFrom = new(2, 0),
            WorkUntil = new(3, 0),
        };

        var next = WorkingHours.NextWithin(Read.Instant("2026-03-08T00:00:00Z"), nights, "America/New_York");

        Assert.Equal(Read.Instant("2026-03-15T06:00:00Z"), next);
    }

    [Fact]
    public void A_calendar_without_a_working_day_is_a_fault_of_the_caller()
    {
        var idle = TeamCalendar.Default with { WorkingDays = [] };

        Assert.Throws<ArgumentException>(() => WorkingHours.NextWithin(DateTimeOffset.UnixEpoch, idle, Berlin));
    }

    [Fact]
    public void The_next_moment_within_is_inside_and_stays_where_it_is() => Holds((instant, calendar, zone) =>
    {
        var next = WorkingHours.NextWithin(instant, calendar, zone);

        return next >= instant
            && WorkingHours.Contains(next, calendar, zone)
            && WorkingHours.NextWithin(next, calendar, zone) == next;
    });

    [Fact]
    public void The_next_working_hour_is_inside_and_later() => Holds((instant, calendar, zone) =>
    {
        var next = WorkingHours.NextHour(instant, calendar, zone);

        return next > instant && WorkingHours.Contains(next, calendar, zone);
    });

    static void Holds(Func<DateTimeOffset, TeamCalendar, string, bool> law) => Check.QuickThrowOnFailure(Prop.ForAll(
        Any.Instant.ToArbitrary(), Any.Calendar.ToArbitrary(), Any.Zone.ToArbitrary(), law));
}
