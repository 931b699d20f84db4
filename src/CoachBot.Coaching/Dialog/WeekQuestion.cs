using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Dialog;

/// <summary>Questions that belong to a week.</summary>
static class WeekQuestion
{
    /// <summary>In <see cref="OpenQuestion.Kept"/>: it ends a conversation; what comes next is said after it.</summary>
    const string Last = "last";

    public static bool IsLast(OpenQuestion question) => question.Kept.ContainsKey(Last);

    /// <summary>A question of this week; the next weekly question closes it.</summary>
    /// <param name="isLast">It ends a conversation.</param>
    public static OpenQuestion Of(PersonTurn turn, string dialog, bool isLast = false) => new(
        new CardId(dialog, turn.Week.Name, turn.NextCard(dialog)).ToString(), dialog,
        isLast ? turn.NothingKept.Add(Last, "") : turn.NothingKept, turn.Week.Name);
}
