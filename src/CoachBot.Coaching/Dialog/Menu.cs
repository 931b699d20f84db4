using System.Collections.Immutable;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>What a person can do now, most useful first.</summary>
public static class Menu
{
    /// <summary>Three typed forms.</summary>
    public static ImmutableArray<Phrase> Now(PersonTurn turn)
    {
        var can = new List<string>();
        if (!turn.Profile.IsAgreed)
            can.AddRange(turn.Managed.IsEmpty ? ["agree", "tell me more", "not now"] : ["setup", "summary", "help"]);
        else if (turn.Profile.IsStopped || turn.IsAway)
            can.AddRange(["resume", "commit …", "progress"]);
        else if (turn.Weeks.Current(turn.Week.Name) is { IsOpen: true })
            can.AddRange(["done", "not yet", "change"]);
        else if (turn.Profile.Dialog.Latest is { } open && turn.Question(open).IsWeekly)
            can.AddRange(["commit …", "skip", "later 2h"]);
        else
            can.AddRange(["commit …", "progress", "help"]);
        return [.. can.Take(3).Select(Phrase.Verbatim)];
    }
}
