using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Milestones;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Practice;

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
        turn.Ask(Further.Question(turn, Dialog, isLast: true), leading);
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var training = turn.Training;
        var step = training.StepNow ?? "";
        return Card.Ask(
            training.IsOnTarget
                ? PracticeCopy.AskAfterTarget(training.AskedAfter, step)
                : PracticeCopy.AskStepUp(training.AskedAfter, step),
            [
                new Button(PracticeCopy.StayHere, "stay here", Field: Field, Value: "stay"),
                .. training.IsOnTarget
                    ? Array.Empty<Button>()
                    : [new(PracticeCopy.StepUp, "step up", Primary: true, Field: Field, Value: "up")],
                new(PracticeCopy.ChangeDirection, "change direction", Field: Field, Value: "change"),
            ]);
    }

    public Card Settled(PersonTurn turn, CardName card) => turn.Training.StepNow is null
        ? Card.Say(ConversationCopy.Closed)
        : Climbing.Ladder(turn);

    public bool IsChoice => true;

    public bool Takes(Word word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var card = Draw(turn, question, turn.NoObjections);
        switch (Choosing.Of(turn, card, Field, given))
        {
            case "up":
                await Climbing.StepUpAsync(turn, question);
                break;
            case "change":
                turn.Close(question.Card);
                StepsQuestion.Ask(turn, Further.IsLast(question));
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
        Further.Close(
            turn, question, PracticeCopy.Stays(training.Step, training.Steps.Length, training.StepNow ?? ""));
    }
}
