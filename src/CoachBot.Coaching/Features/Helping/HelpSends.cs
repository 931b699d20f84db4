using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>Whether help happened, after the day agreed on.</summary>
static class HelpSends
{
    const string Name = "helpAfter";

    public static SendSpec After { get; } = new(
        SendKind.AfterHelp, Plan,
        // What it was about may be gone by now.
        async (turn, _, _) => await HelpFollowUp.AskAsync(turn))
    {
        Record = (turn, name, send) => (name, turn.Weeks.Claimed(send.Week.Name, name).Count() + 1),
        Records = name => name == Name,
        Waits = true,
        DropAsync = HelpFollowUp.LetGoAsync,
    };

    /// <summary>Once they are back, in working hours; moved on where a week has had its messages.</summary>
    static IEnumerable<(string, PlannedSend)> Plan(PersonTurn turn)
    {
        if (turn.Profile.HelpAfterAt is not { } after)
            yield break;

        var at = turn.Profile.Moved(Name) is { } moved && moved > after ? moved : after;
        if (turn.Profile.AwayUntil is { } back && back > Zones.Local(at, turn.Zone).On)
            at = Zones.At(back, turn.Calendar.Ask.At, turn.Zone);
        yield return (Name, new(
            SendKind.AfterHelp, CoachingWeek.Of(Zones.Local(after, turn.Zone).On, turn.Calendar), after,
            WorkingHours.NextWithin(at, turn.Calendar, turn.Zone), turn.Calendar));
    }
}
