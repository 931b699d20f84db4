namespace CoachBot.Coaching.Calendar;

/// <summary>Working days and hours, where the person lives: outside them the bot does not speak first.</summary>
/// <remarks>Zones are IANA names; an unknown one throws <see cref="ArgumentException"/>.</remarks>
public static class WorkingHours
{
    /// <summary>On a working day, from the beginning of its hours until just before their end.</summary>
    public static bool Contains(DateTimeOffset instant, TeamCalendar calendar, string zone)
    {
        var (on, at) = Zones.Local(instant, zone);
        return calendar.Takes(new(on.DayOfWeek, at)) && calendar.WorksOn(on);
    }

    /// <summary>The instant itself when it is inside; otherwise the next beginning of working hours, in UTC.</summary>
    /// <exception cref="ArgumentException">The calendar leaves no time to work.</exception>
    public static DateTimeOffset NextWithin(DateTimeOffset instant, TeamCalendar calendar, string zone)
    {
        if (Contains(instant, calendar, zone))
            return instant;

        var today = Zones.Local(instant, zone).On;

        // A team may work on one day, a change of the clocks can swallow its hours, and holidays may last.
        for (var day = today; day <= today.AddDays(400); day = day.AddDays(1))
        {
            var begins = Zones.At(day, calendar.WorkFrom, zone);
            if (begins >= instant && Contains(begins, calendar, zone))
                return begins;
        }

        throw new ArgumentException("The calendar has no working hours.", nameof(calendar));
    }

    /// <summary>
    /// The next full hour on local clocks that is inside; from outside, the next beginning of working hours. At most an
    /// hour of work lies between.
    /// </summary>
    /// <exception cref="ArgumentException">The calendar leaves no time to work.</exception>
    public static DateTimeOffset NextHour(DateTimeOffset instant, TeamCalendar calendar, string zone)
    {
        if (!Contains(instant, calendar, zone))
            return NextWithin(instant, calendar, zone);

        var sinceTheHour = Zones.Local(instant, zone).At.Ticks % TimeSpan.TicksPerHour;
        return NextWithin(instant.AddTicks(TimeSpan.TicksPerHour - sinceTheHour), calendar, zone);
    }

    /// <summary>As many working days on, at the same time of day; in working hours.</summary>
    /// <exception cref="ArgumentException">The calendar leaves no time to work.</exception>
    public static DateTimeOffset DaysOn(int workingDays, DateTimeOffset instant, TeamCalendar calendar, string zone)
    {
        var begins = NextWithin(instant, calendar, zone);
        var (day, at) = Zones.Local(begins, zone);
        for (var left = workingDays; left > 0; left--)
        {
            day = Zones.Local(
                NextWithin(Zones.At(day.AddDays(1), calendar.WorkFrom, zone), calendar, zone), zone).On;
        }

        return NextWithin(Zones.At(day, at, zone), calendar, zone);
    }

    /// <summary>How long, of the next seven days, two people in different places work at the same time.</summary>
    public static TimeSpan Together(
        DateTimeOffset from, TeamCalendar mine, string myZone, TeamCalendar theirs, string theirZone)
    {
        var together = TimeSpan.Zero;
        foreach (var (begins, ends) in Days(from, mine, myZone))
        {
            foreach (var (theyBegin, theyEnd) in Days(from, theirs, theirZone))
            {
                var both = (ends < theyEnd ? ends : theyEnd) - (begins > theyBegin ? begins : theyBegin);
                if (both > TimeSpan.Zero)
                    together += both;
            }
        }

        return together;
    }

    static IEnumerable<(DateTimeOffset Begins, DateTimeOffset Ends)> Days(
        DateTimeOffset from, TeamCalendar calendar, string zone)
    {
        var today = Zones.Local(from, zone).On;
        for (var day = today; day < today.AddDays(7); day = day.AddDays(1))
        {
            if (calendar.WorksOn(day))
                yield return (Zones.At(day, calendar.WorkFrom, zone), Zones.At(day, calendar.WorkUntil, zone));
        }
    }
}
