using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Dialog;

/// <summary>In which weeks the weekly question is put.</summary>
public static class AskPlan
{
    /// <summary>A year of absence is the longest there is.</summary>
    const int MostWeeks = 60;

    /// <summary>The next weekly question; <c>null</c>: none is planned.</summary>
    public static PlannedSend? Next(PersonTurn turn)
    {
        var week = turn.Week;
        for (var i = 0; i < MostWeeks; i++, week = week.Next)
        {
            if (Wants(turn, week) && MayTry(turn, week)
                && turn.Now < turn.Calendar.At(week, turn.Calendar.CheckIn, turn.Zone))
                return SendPlanner.At(turn, SendKind.Ask, PlanNames.Ask, week, turn.Calendar.Ask);
        }

        return null;
    }

    /// <summary>Who could not be reached is tried again a week later, by the days, and not before.</summary>
    static bool MayTry(PersonTurn turn, CoachingWeek week) =>
        turn.Profile.IsReachable || turn.Profile.LostAt() is not { } since
        || Zones.Local(since, turn.Zone).On.AddDays(7) <= turn.Calendar.DayOf(week, turn.Calendar.Ask);

    /// <summary>Whether a week's question is still to be put, were it not for the time.</summary>
    public static bool Wants(PersonTurn turn, CoachingWeek week) =>
        !turn.Weeks.HasClaim(week.Name, PlanNames.Ask) && turn.Weeks.Current(week.Name) is null
        && turn.Weeks.State(week.Name) is { IsSkipped: false, IsAway: false }
        && turn.Calendar.Leaves(week) && IsInRhythm(turn.Profile, week) && !IsBrought(turn, week)
        && SendPlanner.IsThere(turn, turn.Calendar.DayOf(week, turn.Calendar.Ask));

    /// <summary>
    /// They agreed in this week and are at a question that, answered or passed on, brings the week's.
    /// </summary>
    static bool IsBrought(PersonTurn turn, CoachingWeek week) => turn.Profile.Skill is null
        && turn.Profile.Head.Row.Moment("agreedAt") is { } agreed && week.Contains(Zones.Local(agreed, turn.Zone).On)
        && turn.Profile.Dialog.Open.Any(open => turn.Question(open).BringsWeek);

    /// <summary>The weeks in which the rep wants to be asked.</summary>
    static bool IsInRhythm(Profile profile, CoachingWeek week) => profile.Rhythm switch
    {
        Rhythm.Weekly => true,
        Rhythm.EveryTwoWeeks => profile.RhythmFrom is not { } from
            || (week.Begins.DayNumber - CoachingWeek.Parse(from).Begins.DayNumber) / 7 % 2 == 0,
        _ => false,
    };
}
