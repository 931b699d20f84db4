using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>
/// What may be asked once a conversation has come to its end: one thing at most, and then what comes next is said.
/// A person who has just passed on a question is left in peace, but for what is due by the calendar, which one tap
/// passes on for weeks.
/// </summary>
public static class NextQuestion
{
    /// <summary>A commitment is made, and its plan told or passed on.</summary>
    /// <param name="leading">When it is asked after: said first on the card of what is asked now.</param>
    /// <returns>Whether something was asked.</returns>
    public static async ValueTask<bool> AfterPlanAsync(PersonTurn turn, Commitment commitment, Phrase leading)
    {
        if (!turn.Training.IsFor(commitment.Skill))
            return false;

        var isEngaged = commitment.When is not null;
        var hasSkill = turn.Profile.Skill is not null;
        if (commitment is { Stakes: Stakes.Some or Stakes.ALot, Confidence: null }
            && await ConfidenceQuestion.CanHelpAsync(turn, commitment))
            turn.AskAbout(ConfidenceQuestion.Dialog, commitment, leading: leading);
        else if (hasSkill && RatingQuestion.IsDue(turn))
            RatingQuestion.Ask(turn, leading: leading);
        else if (hasSkill && isEngaged && !turn.Training.StepsAsked)
            StepsQuestion.Ask(turn, leading: leading);
        else if (hasSkill && isEngaged && !turn.Training.FeedbackAsked)
            FeedbackQuestion.Ask(turn, leading: leading);
        else if (isEngaged && commitment.Confidence is null && await ConfidenceQuestion.CanHelpAsync(turn, commitment))
            turn.AskAbout(ConfidenceQuestion.Dialog, commitment, leading: leading);
        else
            return false;
        return true;
    }

    /// <summary>The rep told how it went, and what they noticed or passed on.</summary>
    /// <param name="said">What their last answer is met with.</param>
    public static async ValueTask AfterCheckInAsync(PersonTurn turn, Phrase said)
    {
        if (LearningQuestion.IsDue(turn))
            LearningQuestion.Ask(turn, said);
        else if (StepLadder.WantsStepUp(turn))
            await StepUpQuestion.AskAsync(turn, said);
        else if (turn.Profile.Skill is not null && RatingQuestion.IsDue(turn))
            RatingQuestion.Ask(turn, isLast: true, said);
        else
            Finish(turn, said);
    }

    /// <summary>The last words of a conversation: what comes next.</summary>
    public static void Finish(PersonTurn turn, Phrase said)
    {
        if (turn.Profile is { ChecksInAlone: true, IsToldAlone: false })
        {
            turn.Profile = turn.Profile.With("toldAlone", true);
            said = ConversationText.Then(said, PracticeText.ChecksInAlone);
        }

        turn.Say(ConversationText.Then(said, NextSendText.Comes(turn)));
        turn.IsAtEnd = true;
    }

    /// <summary>Settles a question; where it ends a conversation, what comes next is said with it.</summary>
    public static void Close(PersonTurn turn, OpenQuestion question, Phrase said)
    {
        turn.Close(question.Card);
        if (WeekQuestion.IsLast(question))
            Finish(turn, said);
        else
            turn.Say(said);
    }
}
