using CoachBot.Coaching.Calendar;

namespace CoachBot.Coaching.Dialog;

/// <summary>One message that the bot will start by itself, unless something happens before.</summary>
/// <param name="Week">Whose claim it takes; of the team's week for a summary, else of the person's.</param>
/// <param name="Nominal">When the calendar has it.</param>
/// <param name="At">When it shall go: <paramref name="Nominal"/>, or where it was moved to. In working hours.</param>
/// <param name="Calendar">Whose days and hours count.</param>
public sealed record PlannedSend(
    SendKind Kind, CoachingWeek Week, DateTimeOffset Nominal, DateTimeOffset At, TeamCalendar Calendar)
{
    public bool IsMoved => At != Nominal;
}
