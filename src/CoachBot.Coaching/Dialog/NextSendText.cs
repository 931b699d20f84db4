using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// What the bot does next, in words: the last line of a conversation. A day is promised only where one is planned.
/// </summary>
public static class NextSendText
{
    /// <summary>Nothing comes unasked until they say so.</summary>
    public static Phrase Stopped { get; } = new("next.stopped");

    static Phrase OnCall { get; } = new("next.on-call");

    /// <summary>The local day of the next weekly question; <c>null</c>: none is planned.</summary>
    public static DateOnly? On(PersonTurn turn) =>
        !turn.Profile.IsStopped && AskPlan.Next(turn) is { At: var at } ? Zones.Local(at, turn.Zone).On : null;

    /// <summary>
    /// "My next question comes on Monday 23 Nov at 09:00."; or, where that comes first, when it is asked how a
    /// commitment went.
    /// </summary>
    public static Phrase Comes(PersonTurn turn)
    {
        var ask = SendPlanner.Planned(turn, PlanNames.Ask);
        if (SendPlanner.Planned(turn, PlanNames.CheckIn) is { } asked && (ask is null || asked.At < ask.At)
            && turn.Weeks.Current(asked.Week.Name) is { } commitment)
            return new("next.check-in", commitment.Text, At(turn, asked.At));

        return ask is null ? Quiet(turn) : new("next.question", At(turn, ask.At));
    }

    /// <summary>"I'll ask again on Monday 23 Nov at 09:00."</summary>
    public static Phrase Again(PersonTurn turn) =>
        !turn.Profile.IsStopped && AskPlan.Next(turn) is { At: var at } ? new("next.again", At(turn, at)) : Quiet(turn);

    /// <summary>"on Monday 23 Nov at 09:00"; "today at 11:00".</summary>
    public static Phrase At(PersonTurn turn, DateTimeOffset instant)
    {
        var (on, at) = Zones.Local(instant, turn.Zone);
        return on == turn.Today
            ? new("when.today-at", at)
            : new("when.on-at", new PhraseValue.Day(on, Weekday: true), at);
    }

    static Phrase Quiet(PersonTurn turn) =>
        turn.Profile.IsStopped || turn.Profile.IsQuiet ? Stopped : OnCall;
}
