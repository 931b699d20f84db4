using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>The day that a person names for help, read as a plan's day is.</summary>
public static class HelpDay
{
    /// <summary>Today or later; or what to say to anything else.</summary>
    public static Result<DateOnly> Read(PersonTurn turn, string text) =>
        MomentWords.Find(text, turn.Today, turn.Calendar, says: true) is not { On: var on } ? HelpingText.NoDay
        : on < turn.Today ? TimeText.DayPassed(on)
        : on > turn.Today.AddDays(CommitmentTiming.MostDaysAhead) ? HelpingText.NoDay
        : on;

    /// <summary>A day that is among other words; <c>null</c>: none.</summary>
    public static DateOnly? Among(PersonTurn turn, string text) =>
        MomentWords.Find(text, turn.Today, turn.Calendar, says: false) is { On: var on } && on >= turn.Today
        && on <= turn.Today.AddDays(CommitmentTiming.MostDaysAhead) ? on : null;
}
