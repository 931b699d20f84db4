using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Calendar;

/// <summary>A day and a time that come back every week, where the person lives.</summary>
public readonly record struct WeeklyTime(DayOfWeek Day, TimeOnly At);

/// <summary>When a team works, and when in its week the bot speaks first.</summary>
/// <remarks>Times are local; a person's own zone, where it is known, goes before <see cref="Zone"/>.</remarks>
public sealed record TeamCalendar
{
    static readonly ImmutableSortedSet<DayOfWeek> NoDays = ImmutableSortedSet.Create<DayOfWeek>(new MondayFirst());

    public static TeamCalendar Default { get; } = new();

    /// <summary>In order, Monday first, whatever order they are given in.</summary>
    public ImmutableSortedSet<DayOfWeek> WorkingDays { get; init => field = NoDays.Union(value); } = Days(
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday);

    public TimeOnly WorkFrom { get; init; } = new(9, 0);

    /// <summary>The first moment that is no longer worked; later than <see cref="WorkFrom"/>.</summary>
    public TimeOnly WorkUntil { get; init; } = new(17, 0);

    public WeeklyTime Ask { get; init; } = new(DayOfWeek.Monday, new(9, 0));

    /// <summary>Of a commitment; or, in its place, the reminder of an ask without an answer.</summary>
    public WeeklyTime Nudge { get; init; } = new(DayOfWeek.Wednesday, new(10, 0));

    public WeeklyTime CheckIn { get; init; } = new(DayOfWeek.Friday, new(14, 0));

    public WeeklyTime Summary { get; init; } = new(DayOfWeek.Tuesday, new(9, 0));

    /// <summary>IANA name.</summary>
    public string Zone { get; init; } = Zones.Fallback;

    /// <summary>Whose public holidays the team has chosen, by ISO 3166; <c>null</c>: the admin's choice.</summary>
    public string? Region { get; init; }

    /// <summary>Days off on working days, where the person lives.</summary>
    public ImmutableHashSet<DateOnly> Holidays { get; init; } = [];

    /// <summary>The day on which the team's week begins: its first working day, counted from Monday.</summary>
    /// <remarks>
    /// A team that rests before it works on a Saturday and Sunday, or on a Sunday and Monday, begins with the first of
    /// the two: Sunday to Thursday is one week, not the end of one and most of another.
    /// </remarks>
    /// <exception cref="InvalidOperationException">There is no working day.</exception>
    public DayOfWeek FirstDay
    {
        get
        {
            if (WorkingDays.IsEmpty)
                throw new InvalidOperationException("A calendar without a working day has no week.");

            foreach (var day in (ReadOnlySpan<DayOfWeek>)[DayOfWeek.Saturday, DayOfWeek.Sunday])
            {
                if (!Works(day, -1) && Works(day, 0) && Works(day, 1))
                    return day;
            }

            return WorkingDays.Min;
        }
    }

    /// <summary>A set of days in the order of <see cref="WorkingDays"/>.</summary>
    public static ImmutableSortedSet<DayOfWeek> Days(params ReadOnlySpan<DayOfWeek> days) => NoDays.Union([.. days]);

    /// <summary>The calendar; or what about it cannot be: the first thing, in the order in which a form asks.</summary>
    public Result<TeamCalendar> Validated()
    {
        if (WorkingDays.IsEmpty)
            return TimeText.NoWorkingDay;

        if (WorkUntil <= WorkFrom)
            return TimeText.HoursEndTooSoon;

        if (!Zones.IsKnown(Zone))
            return TimeText.UnknownZone(Zone);

        foreach (var (moment, name) in Moments())
        {
            if (!Takes(moment))
                return TimeText.OutsideWork(name, WorkFrom, WorkUntil);
        }

        return InWeek(Ask).CompareTo(InWeek(CheckIn)) < 0 ? this : TimeText.AskComesFirst;
    }

    /// <summary>Whether the moment is on a working day, in working hours.</summary>
    public bool Takes(WeeklyTime moment) =>
        WorkingDays.Contains(moment.Day) && WorkFrom <= moment.At && moment.At < WorkUntil;

    public bool WorksOn(DateOnly day) => WorkingDays.Contains(day.DayOfWeek) && !Holidays.Contains(day);

    /// <summary>
    /// When a moment of the week comes: a holiday moves it on to the next working day, and the check-in back to the
    /// last one.
    /// </summary>
    /// <returns>The day it has anyway, where the week leaves no other; see <see cref="Leaves"/>.</returns>
    public DateOnly DayOf(CoachingWeek week, WeeklyTime moment)
    {
        var day = week.Day(moment.Day);
        if (Holidays.IsEmpty)
            return day;

        var step = moment == CheckIn ? -1 : 1;
        for (var other = day; week.Contains(other); other = other.AddDays(step))
        {
            if (WorksOn(other))
                return other;
        }

        return day;
    }

    /// <summary>The instant of a moment in a week; see <see cref="DayOf"/>.</summary>
    /// <param name="zone">IANA name.</param>
    public DateTimeOffset At(CoachingWeek week, WeeklyTime moment, string zone) =>
        Zones.At(DayOf(week, moment), moment.At, zone);

    /// <summary>Whether holidays leave a week in which to ask and, after that, to check in.</summary>
    public bool Leaves(CoachingWeek week)
    {
        if (Holidays.IsEmpty)
            return true;

        var (ask, checkIn) = (DayOf(week, Ask), DayOf(week, CheckIn));
        return WorksOn(ask) && WorksOn(checkIn) && (ask, Ask.At).CompareTo((checkIn, CheckIn.At)) < 0;
    }

    public bool Equals(TeamCalendar? other) =>
        other is not null && WorkingDays.SetEquals(other.WorkingDays)
        && (WorkFrom, WorkUntil, Zone, Region) == (other.WorkFrom, other.WorkUntil, other.Zone, other.Region)
        && (Ask, Nudge, CheckIn, Summary) == (other.Ask, other.Nudge, other.CheckIn, other.Summary);

    public override int GetHashCode() =>
        HashCode.Combine(WorkingDays.Count, WorkFrom, WorkUntil, Ask, Nudge, CheckIn, Summary, Zone);

    /// <summary>Days from the beginning of the team's week to a weekday, 0 to 6.</summary>
    internal int DaysInto(DayOfWeek day) => ((int)day - (int)FirstDay + 7) % 7;

    (int, TimeOnly) InWeek(WeeklyTime moment) => (DaysInto(moment.Day), moment.At);

    bool Works(DayOfWeek day, int daysOn) => WorkingDays.Contains((DayOfWeek)(((int)day + daysOn + 7) % 7));

    IEnumerable<(WeeklyTime Moment, Phrase Name)> Moments() =>
    [
        (Ask, TimeText.AskName), (Nudge, TimeText.NudgeName), (CheckIn, TimeText.CheckInName),
        (Summary, TimeText.SummaryName),
    ];

    sealed class MondayFirst : IComparer<DayOfWeek>
    {
        public int Compare(DayOfWeek x, DayOfWeek y) => (((int)x + 6) % 7).CompareTo(((int)y + 6) % 7);
    }
}
