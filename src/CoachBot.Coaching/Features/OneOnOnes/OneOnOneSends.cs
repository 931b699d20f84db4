using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>
/// A manager's own question, once a week over all teams, after the first one's summary; and whether the conversation
/// happened. Nothing of it to who wants none.
/// </summary>
static class OneOnOneSends
{
    /// <summary>After a summary's in the order of names: of one moment the summary comes first.</summary>
    const string Name = "talk";

    public const string HeldName = "talkHeld";

    public static SendSpec Talk { get; } = new(SendKind.Talk, PlanTalk, TalkAsync)
    {
        Records = name => name == Name,
        IsOvertaken = (turn, name, due) => name == Name && ManagerSends.IsOvertaken(turn, name, due),
        IsWanted = turn => SendPlanner.Planned(turn, Name) is { } talk
            && turn.Week.Contains(Zones.Local(talk.At, turn.Zone).On),
        IsForRep = false,
    };

    public static SendSpec Held { get; } = new(SendKind.Held, PlanHeld, HeldAsync)
    {
        Records = name => name == HeldName,
        IsForRep = false,
    };

    static IEnumerable<(string, PlannedSend)> PlanTalk(PersonTurn turn)
    {
        if (turn.Managed.FirstOrDefault(team => team.IsSetUp) is { } team && OneOnOneHandler.IsWanted(turn))
            yield return (Name, ManagerSends.WithSummary(
                turn, team, SendKind.Talk, Name, turn.Weeks.Talks.ContainsKey));
    }

    static IEnumerable<(string, PlannedSend)> PlanHeld(PersonTurn turn)
    {
        if (turn.Managed.FirstOrDefault(team => team.IsSetUp) is not { } team || !OneOnOneHandler.IsWanted(turn))
            yield break;

        var calendar = ManagerSends.CalendarOf(turn, team);
        foreach (var talk in turn.Weeks.Talks.Values
            .Where(talk => talk.Outcome is null && !turn.Weeks.HasClaim(talk.Week, HeldName)))
        {
            var at = talk.AskedAfterAt(calendar, turn.Zone);
            if (talk.MadeAt < at && SendPlanner.IsThere(turn, Zones.Local(at, turn.Zone).On)
                && SendWindow.StillMakesSense(SendKind.Held.Window, at, turn.Now, calendar, turn.Zone))
                yield return (HeldName, SendPlanner.At(
                    turn, SendKind.Held, HeldName, CoachingWeek.Parse(talk.Week), at, calendar));
        }
    }

    static ValueTask<bool> TalkAsync(PersonTurn turn, string name, PlannedSend send)
    {
        OneOnOneHandler.PutByItself(turn, send.Week);
        return ValueTask.FromResult(true);
    }

    static ValueTask<bool> HeldAsync(PersonTurn turn, string name, PlannedSend send)
    {
        turn.CloseWhere(open => open.Dialog == FallbackQuestion.Dialog);
        OneOnOneHandler.AskAbout(turn, OneOnOneHeldQuestion.Dialog, turn.Weeks.Talks[send.Week.Name]);
        return ValueTask.FromResult(true);
    }
}
