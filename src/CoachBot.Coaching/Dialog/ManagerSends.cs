using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Dialog;

/// <summary>What a manager hears unasked comes with a team's summary moment.</summary>
static class ManagerSends
{
    /// <summary>
    /// The next of a team's summary moments whose record is free; the first after the team was set up.
    /// </summary>
    /// <param name="isSettled">Of a week, by name: nothing is to be sent in it.</param>
    public static PlannedSend WithSummary(
        PersonTurn turn, TeamSettings team, SendKind kind, string name, Func<string, bool> isSettled)
    {
        var calendar = CalendarOf(turn, team);
        var week = CoachingWeek.Of(turn.Today, team.Calendar);
        while (turn.Weeks.HasClaim(week.Name, name) || isSettled(week.Name)
            || calendar.DayOf(week, calendar.Summary) is var on
            && (on < turn.Today || !SendPlanner.IsThere(turn, on)
                || calendar.At(week, calendar.Summary, turn.Zone) < team.Head.Row.Moment("setUpAt")))
            week = week.Next;
        return SendPlanner.At(turn, kind, name, week, calendar.Summary, calendar);
    }

    /// <summary>The team's days and hours, with the holidays of where the manager lives.</summary>
    public static TeamCalendar CalendarOf(PersonTurn turn, TeamSettings team) =>
        team.Calendar with { Holidays = turn.Calendar.Holidays };

    /// <summary>It was planned for a day that has passed, and is planned again.</summary>
    public static bool IsOvertaken(PersonTurn turn, string name, DateTimeOffset due) =>
        SendPlanner.Planned(turn, name) is not null && Zones.Local(due, turn.Zone).On < turn.Today;
}
