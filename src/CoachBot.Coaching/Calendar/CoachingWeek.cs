using System.Globalization;

namespace CoachBot.Coaching.Calendar;

/// <summary>Seven days of a team, named by the first: the day it begins to work, whenever it is asked.</summary>
/// <param name="Begins">A local day, always the team's <see cref="TeamCalendar.FirstDay"/>.</param>
public readonly record struct CoachingWeek(DateOnly Begins)
{
    const string Format = "yyyy-MM-dd";

    /// <summary>As <c>2026-11-16</c>; sorts by time.</summary>
    public string Name => Begins.ToString(Format, CultureInfo.InvariantCulture);

    // The printer that a record makes would go on to the next week, and the next.
    public override string ToString() => Name;

    public CoachingWeek Next => new(Begins.AddDays(7));

    public CoachingWeek Previous => new(Begins.AddDays(-7));

    /// <summary>The week in which a local day lies.</summary>
    public static CoachingWeek Of(DateOnly day, TeamCalendar calendar) =>
        new(day.AddDays(-calendar.DaysInto(day.DayOfWeek)));

    /// <summary>Reads what <see cref="Name"/> wrote.</summary>
    /// <exception cref="FormatException">It is not a day of that form.</exception>
    public static CoachingWeek Parse(string name) =>
        new(DateOnly.ParseExact(name, Format, CultureInfo.InvariantCulture));

    /// <summary>The one day of the week that is such a weekday.</summary>
    public DateOnly Day(DayOfWeek day) => Begins.AddDays(((int)day - (int)Begins.DayOfWeek + 7) % 7);

    public bool Contains(DateOnly day) => Begins <= day && day < Begins.AddDays(7);

    /// <summary>The instant, in UTC, of a weekly moment in this week where the person lives.</summary>
    /// <param name="zone">IANA name.</param>
    /// <exception cref="ArgumentException"><paramref name="zone"/> is unknown.</exception>
    public DateTimeOffset Moment(WeeklyTime moment, string zone) => Zones.At(Day(moment.Day), moment.At, zone);
}
