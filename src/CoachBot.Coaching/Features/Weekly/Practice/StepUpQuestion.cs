using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Milestones;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>"Two practices since … became your step. Stay here, step up, or change direction?"</summary>
public sealed class StepUpQuestion : IQuestion
{
    public const string Dialog = "stepup";
    const string Field = "direction";

    public string Name => Dialog;

    /// <summary>What was reached is praised first; then the question comes after the next practice.</summary>
    /// <param name="leading">Said first on the same card.</param>
    public static async ValueTask AskAsync(PersonTurn turn, Phrase leading)
    {
        if (turn.Training.IsOnTarget
            && await Praise.AfterStepAsync(turn, Milestone.TargetReached, turn.Training.StepNow!, leading))
            return;

        turn.Keep(turn.Training with { AskedAfter = turn.Training.Practices });
        turn.Ask(WeekQuestion.Of(turn, Dialog, isLast: true), leading);
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var training = turn.Training;
        var step = training.StepNow ?? "";
        return Card.Ask(
            training.IsOnTarget
                ? PracticeText.AskAfterTarget(training.AskedAfter, step)
                : PracticeText.AskStepUp(training.AskedAfter, step),
            [
                new Button(PracticeText.StayHere, "stay here", Field: Field, Value: "stay"),
                .. training.IsOnTarget
                    ? Array.Empty<Button>()
                    : [new(PracticeText.StepUp, "step up", Primary: true, Field: Field, Value: "up")],
                new(PracticeText.ChangeDirection, "change direction", Field: Field, Value: "change"),
            ]);
    }

    public Card Settled(PersonTurn turn, CardId card) => turn.Training.StepNow is null
        ? Card.Say(ConversationText.Closed)
        : StepLadder.Ladder(turn);

    public bool IsChoice => true;

    public bool Takes(string word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var card = Draw(turn, question, turn.NoObjections);
        switch (ButtonChoice.Of(turn, card, Field, given))
        {
            case "up":
                await StepLadder.StepUpAsync(turn, question);
                break;
            case "change":
                turn.Close(question.Card);
                StepsQuestion.Ask(turn, WeekQuestion.IsLast(question));
                break;
            case "stay":
                Skip(turn, question);
                break;
            default:
                turn.AskOnceMore(question);
                break;
        }
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        var training = turn.Training;
        NextQuestion.Close(
            turn, question, PracticeText.Stays(training.Step, training.Steps.Length, training.StepNow ?? ""));
    }
}
