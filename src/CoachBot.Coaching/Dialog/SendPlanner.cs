using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;

namespace CoachBot.Coaching.Dialog;

/// <summary>What is planned for a person: made anew after every turn, so that no change is forgotten.</summary>
public static class SendPlanner
{
    /// <summary>The moments of everything that is planned, by name.</summary>
    public static ImmutableSortedDictionary<string, DateTimeOffset> Plan(PersonTurn turn)
    {
        var plan = Sends(turn).ToImmutableSortedDictionary(
            send => send.Key, send => send.Value.Send.At, StringComparer.Ordinal);
        foreach (var timer in turn.Capabilities.Timers)
        {
            if ((timer.OutlivesData || !turn.Profile.Head.IsDeleting) && timer.At(turn) is { } at)
                plan = plan.SetItem(timer.Name, at);
        }

        return plan;
    }

    /// <summary>
    /// What the bot will start by itself, by name: nothing for those who stopped, went away, are quiet or did not
    /// agree.
    /// </summary>
    public static IReadOnlyDictionary<string, (SendSpec Spec, PlannedSend Send)> Sends(PersonTurn turn)
    {
        var sends = new Dictionary<string, (SendSpec, PlannedSend)>(StringComparer.Ordinal);
        var profile = turn.Profile;
        if (profile.Head.Chat is null || profile.IsGuest || profile.IsStopped || profile.IsQuiet
            || profile.Head.IsDeleting)
            return sends;

        // Who could not be reached is asked the weekly question all the same: that tries whether it is still so.
        foreach (var spec in turn.Capabilities.Sends.Where(spec => profile.IsReachable || spec.TriesAgain))
        {
            foreach (var (name, send) in spec.Plan(turn))
                sends.TryAdd(name, (spec, send));
        }

        return sends;
    }

    /// <summary>What is planned under a name; <c>null</c>: nothing.</summary>
    public static PlannedSend? Planned(PersonTurn turn, string name) =>
        Sends(turn).TryGetValue(name, out var planned) ? planned.Send : null;

    /// <summary>The person is not away on that day.</summary>
    public static bool IsThere(PersonTurn turn, DateOnly on) => !turn.Profile.IsAwayOn(on);

    /// <summary>At the week's moment, or where it was moved to.</summary>
    public static PlannedSend At(
        PersonTurn turn, SendKind kind, string name, CoachingWeek week, WeeklyTime moment,
        TeamCalendar? calendar = null) =>
        At(turn, kind, name, week, (calendar ?? turn.Calendar).At(week, moment, turn.Zone), calendar ?? turn.Calendar);

    /// <inheritdoc cref="At(PersonTurn, SendKind, string, CoachingWeek, WeeklyTime, TeamCalendar)"/>
    public static PlannedSend At(
        PersonTurn turn, SendKind kind, string name, CoachingWeek week, DateTimeOffset nominal, TeamCalendar calendar)
    {
        var at = turn.Profile.Moved(name) is { } moved && nominal <= turn.Now && moved > nominal
            && moved < nominal.AddDays(14)
            ? WorkingHours.NextWithin(moved, calendar, turn.Zone) // They may have moved to another zone since.
            : nominal;
        return new(kind, week, nominal, at, calendar);
    }
}
