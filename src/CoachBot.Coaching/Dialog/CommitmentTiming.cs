using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What the rep's words say of time, and how nudge and check-in move with it.</summary>
public static class CommitmentTiming
{
    /// <summary>A commitment for a day further away is one of this week.</summary>
    public const int MostDaysAhead = 56;

    static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
    static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The day that the commitment's own words name: it is asked after then. Of several actions one is chosen first.
    /// </summary>
    public static Commitment OfWords(PersonTurn turn, Commitment commitment)
    {
        var named = ReplyReader.Read(commitment.Text) is ReplyMeaning.Several
            ? null
            : MomentWords.Find(commitment.Text, turn.Today, turn.Calendar, says: false);
        var timed = commitment with { DueAt = Taken(turn, named) is { } due ? Due(turn, due) : null };
        return commitment.When is null ? Cued(turn, timed, Taken(turn, named)) : timed;
    }

    /// <summary>The moment that the plan names; a check-in before it would come too early.</summary>
    public static Commitment OfPlan(PersonTurn turn, Commitment commitment)
    {
        var named = Taken(turn, MomentWords.Find(commitment.When!, turn.Today, turn.Calendar, says: true))
            ?? (MomentWords.TimeAnywhere(commitment.When!) is { } at && Zones.At(turn.Today, at, turn.Zone) > turn.Now
                ? new NamedTime(turn.Today, at)
                : null);
        if (named is null)
            return commitment;

        var due = Due(turn, named);
        return Cued(turn, commitment, named) with
        {
            DueAt = due > CheckInAt(commitment, turn.Calendar, turn.Zone) ? due : commitment.DueAt,
        };
    }

    /// <summary>What to say to a day that has passed; <c>null</c>: nothing is wrong with it.</summary>
    public static Phrase? Refuse(PersonTurn turn, string when) =>
        MomentWords.Find(when, turn.Today, turn.Calendar, says: true) is { On: var on } && on < turn.Today
            ? TimeText.DayPassed(on) : null;

    /// <summary>When it is asked after: at its own moment, else at the week's check-in; in working hours.</summary>
    public static DateTimeOffset CheckInAt(Commitment commitment, TeamCalendar calendar, string zone) =>
        commitment.DueAt is { } due
            ? WorkingHours.NextWithin(due, calendar, zone)
            : calendar.At(CoachingWeek.Parse(commitment.Week), calendar.CheckIn, zone);

    /// <summary>
    /// When it may be nudged: an hour before its moment, in the morning of its day, else at the week's nudge.
    /// </summary>
    /// <remarks>A moment before work is nudged of on the working day before, in its last hour.</remarks>
    public static DateTimeOffset NudgeAt(Commitment commitment, TeamCalendar calendar, string zone)
    {
        if (commitment.CueOn is not { } on)
            return calendar.At(CoachingWeek.Parse(commitment.Week), calendar.Nudge, zone);

        var opens = Zones.At(on, calendar.WorkFrom, zone);
        if (commitment.CueAt is not { } cue)
            return WorkingHours.Contains(opens, calendar, zone) ? opens : LastHourBefore(opens, on, calendar, zone);

        var anHourBefore = cue - AnHour;
        if (WorkingHours.Contains(anHourBefore, calendar, zone))
            return anHourBefore;
        return WorkingHours.Contains(opens, calendar, zone) && anHourBefore < opens && opens <= cue - Shortest
            ? opens
            : LastHourBefore(cue, on, calendar, zone);
    }

    static DateTimeOffset LastHourBefore(DateTimeOffset moment, DateOnly on, TeamCalendar calendar, string zone)
    {
        for (var day = on; day > on.AddDays(-14); day = day.AddDays(-1))
        {
            var last = Zones.At(day, calendar.WorkUntil.AddHours(-1), zone);
            if (last <= moment - Shortest && WorkingHours.Contains(last, calendar, zone))
                return last;
        }

        return moment;
    }

    static NamedTime? Taken(PersonTurn turn, NamedTime? named) =>
        named is { On: var on } && on >= turn.Today && on <= turn.Today.AddDays(MostDaysAhead) ? named : null;

    static Commitment Cued(PersonTurn turn, Commitment commitment, NamedTime? named) => commitment with
    {
        CueOn = named?.On,
        CueAt = named is { At: { } at } ? Zones.At(named.On, at, turn.Zone) : null,
    };

    /// <summary>An hour after its time; else in the last hour of its day's work; "right now" in an hour.</summary>
    static DateTimeOffset Due(PersonTurn turn, NamedTime named)
    {
        if (named.IsNow)
            return turn.Now + AnHour;
        if (named.At is { } at)
            return Zones.At(named.On, at, turn.Zone) + AnHour;

        var lastHour = Zones.At(named.On, turn.Calendar.WorkUntil.AddHours(-1), turn.Zone);
        return lastHour > turn.Now + Shortest ? lastHour : Zones.At(named.On, turn.Calendar.WorkUntil, turn.Zone);
    }
}
