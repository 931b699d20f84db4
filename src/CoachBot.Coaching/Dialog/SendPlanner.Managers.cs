using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Features.OneOnOnes;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Dialog;

/// <remarks>What a manager hears unasked: each team's summary, and their own question.</remarks>
public static partial class SendPlanner
{
    /// <summary>Once a week and team; the first after the team was set up.</summary>
    static void AddSummaries(PersonTurn turn, Dictionary<string, PlannedSend> sends)
    {
        foreach (var team in turn.Managed.Where(team => team.IsSetUp))
        {
            var kind = SummaryPrefix + ShortName(team.Partition);
            sends[kind] = WithSummary(turn, team, SendKind.Summary, kind, isSettled: _ => false);
        }
    }

    /// <summary>
    /// A manager's own question, once a week over all teams, after the first one's summary; and whether the
    /// conversation happened. Nothing of it to whoever wants none.
    /// </summary>
    static void AddTalk(PersonTurn turn, Dictionary<string, PlannedSend> sends)
    {
        if (turn.Managed.FirstOrDefault(team => team.IsSetUp) is not { } team || !OneOnOneHandler.IsWanted(turn))
            return;

        sends[Talk] = WithSummary(turn, team, SendKind.Talk, Talk, turn.Weeks.Talks.ContainsKey);
        foreach (var talk in turn.Weeks.Talks.Values
            .Where(talk => talk.Outcome is null && !turn.Weeks.HasClaim(talk.Week, Held)))
        {
            var calendar = team.Calendar with { Holidays = turn.Calendar.Holidays };
            var at = talk.AskedAfterAt(calendar, turn.Zone);
            if (talk.MadeAt < at && IsThere(turn, Zones.Local(at, turn.Zone).On)
                && SendWindow.StillMakesSense(SendKind.Held, at, turn.Now, calendar, turn.Zone))
                sends.TryAdd(Held, Of(turn, SendKind.Held, Held, CoachingWeek.Parse(talk.Week), at, calendar));
        }
    }

    /// <summary>The next of a team's summary moments whose claim is free.</summary>
    /// <param name="isSettled">Of a week, by name: nothing is to be sent in it.</param>
    static PlannedSend WithSummary(
        PersonTurn turn, TeamSettings team, SendKind send, string kind, Func<string, bool> isSettled)
    {
        var calendar = team.Calendar with { Holidays = turn.Calendar.Holidays };
        var week = CoachingWeek.Of(turn.Today, team.Calendar);
        while (turn.Weeks.HasClaim(week.Name, kind) || isSettled(week.Name)
            || calendar.DayOf(week, calendar.Summary) is var on
            && (on < turn.Today || !IsThere(turn, on)
                || calendar.At(week, calendar.Summary, turn.Zone) < team.Head.Row.Moment("setUpAt")))
            week = week.Next;
        return Of(turn, send, kind, week, calendar.Summary, calendar);
    }
}
