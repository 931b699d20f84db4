using CoachBot.Coaching.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Calendar;

public sealed class CoachingWeekTests
{
    [Theory]
    [InlineData("2026-11-15", "2026-11-09")]
    [InlineData("2026-11-16", "2026-11-16")]
    [InlineData("2026-11-22", "2026-11-16")]
    [InlineData("2027-01-01", "2026-12-28")]
    public void A_week_is_named_by_its_first_working_day(string day, string name)
    {
        var week = CoachingWeek.Of(Read.Day(day), TeamCalendar.Default);

        Assert.Equal(name, week.Name);
        Assert.Equal(week, CoachingWeek.Parse(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-31")]
    [InlineData("16.11.2026")]
    public void A_name_that_is_no_day_is_a_fault_of_the_caller(string name) =>
        Assert.Throws<FormatException>(() => CoachingWeek.Parse(name));

    [Fact]
    public void Moving_the_ask_inside_a_week_leaves_the_week_as_it_is()
    {
        var day = new DateOnly(2026, 11, 18);
        var moved = TeamCalendar.Default with { Ask = new(DayOfWeek.Thursday, new(11, 0)) };

        Assert.Equal(CoachingWeek.Of(day, TeamCalendar.Default), CoachingWeek.Of(day, moved));
    }

    [Fact]
    public void A_moment_of_the_week_is_where_the_person_lives()
    {
        var week = CoachingWeek.Parse("2026-11-16");

        var moment = week.Moment(TeamCalendar.Default.CheckIn, "America/New_York");

        Assert.Equal(Read.Instant("2026-11-20T19:00:00Z"), moment);
    }

    [Fact]
    public void A_week_found_from_its_first_day_is_the_same_week() => Holds((day, calendar) =>
    {
        var week = CoachingWeek.Of(day, calendar);

        return CoachingWeek.Of(week.Begins, calendar) == week && calendar.WorkingDays.Contains(week.Begins.DayOfWeek);
    });

    [Fact]
    public void Every_day_lies_in_one_week_and_no_other() => Holds((day, calendar) =>
    {
        var week = CoachingWeek.Of(day, calendar);

        return week.Contains(day) && !week.Next.Contains(day) && !week.Previous.Contains(day);
    });

    [Fact]
    public void Weeks_follow_one_another_without_a_gap() => Holds((day, calendar) =>
    {
        var week = CoachingWeek.Of(day, calendar);

        return week.Next.Previous == week
            && CoachingWeek.Of(week.Begins.AddDays(7), calendar) == week.Next
            && CoachingWeek.Of(week.Begins.AddDays(6), calendar) == week;
    });

    [Fact]
    public void A_week_has_each_weekday_once_and_inside() => Holds((day, calendar) =>
    {
        var week = CoachingWeek.Of(day, calendar);

        return week.Day(day.DayOfWeek) == day
            && Enum.GetValues<DayOfWeek>().All(d => week.Day(d).DayOfWeek == d && week.Contains(week.Day(d)));
    });

    static void Holds(Func<DateOnly, TeamCalendar, bool> law) =>
        Check.QuickThrowOnFailure(Prop.ForAll(Any.Day.ToArbitrary(), Any.Calendar.ToArbitrary(), law));
}
