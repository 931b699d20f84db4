using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Practice;

/// <summary>
/// What may be asked once a conversation has come to its end: one thing at most. Whoever has just passed on a question
/// is left in peace, but for what is due by the calendar, which one tap passes on for weeks.
/// </summary>
public static class Further
{
    /// <summary>A commitment is made, and its plan told or passed on.</summary>
    public static void AfterPlan(PersonTurn turn, Commitment commitment)
    {
        if (!turn.Training.IsFor(commitment.Skill))
            return;

        var isEngaged = commitment.When is not null;
        var hasSkill = turn.Profile.Skill is not null;
        if (hasSkill && RatingQuestion.IsDue(turn))
            RatingQuestion.Ask(turn);
        else if (hasSkill && isEngaged && !turn.Training.StepsAsked)
            StepsQuestion.Ask(turn);
        else if (hasSkill && isEngaged && !turn.Training.FeedbackAsked)
            FeedbackQuestion.Ask(turn);
        else if (isEngaged && commitment.Confidence is null)
            turn.AskAbout(ConfidenceQuestion.Dialog, commitment);
    }

    /// <summary>The rep told how it went, and what they noticed or passed on.</summary>
    public static async ValueTask AfterCheckInAsync(PersonTurn turn)
    {
        if (Climbing.WantsStepUp(turn))
            await StepUpQuestion.AskAsync(turn);
        else if (LearningQuestion.IsDue(turn))
            LearningQuestion.Ask(turn);
    }

    /// <summary>A question of this week; the next weekly question closes it.</summary>
    public static OpenQuestion Question(PersonTurn turn, string dialog) => new(
        new CardName(dialog, turn.Week.Name, turn.NextCard(dialog)).ToString(), dialog, turn.NothingKept,
        turn.Week.Name);
}
