using CoachBot.Coaching.Conversations;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Schedule;

/// <summary>When the bot asks next, in words. A day is promised only where one is planned.</summary>
public static class NextTime
{
    /// <summary>Nothing comes unasked until they say so.</summary>
    public static Phrase Stopped { get; } = new("next.stopped");

    static Phrase OnCall { get; } = new("next.on-call");

    /// <summary>The local day of the next weekly question; <c>null</c>: none is planned.</summary>
    public static DateOnly? On(PersonTurn turn) =>
        !turn.Profile.IsStopped && Agenda.NextAsk(turn) is { } at ? Zones.Local(at, turn.Zone).On : null;

    /// <summary>"My next question comes on Monday 23 Nov at 09:00."</summary>
    public static Phrase Question(PersonTurn turn) => On(turn) is { } on
        ? new("next.question", new PhraseValue.Day(on, Weekday: true), turn.Calendar.Ask.At)
        : Quiet(turn);

    /// <summary>"I'll ask again on Monday 23 Nov at 09:00."</summary>
    public static Phrase Again(PersonTurn turn) => On(turn) is { } on
        ? new("next.again", new PhraseValue.Day(on, Weekday: true), turn.Calendar.Ask.At)
        : Quiet(turn);

    static Phrase Quiet(PersonTurn turn) => turn.Profile.IsStopped ? Stopped : OnCall;
}
