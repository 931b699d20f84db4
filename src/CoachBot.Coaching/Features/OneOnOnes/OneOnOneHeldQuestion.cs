using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>"Did the conversation happen?", once, after its moment; one tap tells.</summary>
public sealed class OneOnOneHeldQuestion : IOneOnOneQuestion
{
    public const string Dialog = "held";
    const string Field = "held";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        OneOnOneHandler.Of(turn, question.Week!) is not { } talk
            ? Card.Say(ConversationText.Closed)
            : Card.Ask(
                OneOnOneText.DidItHappen(talk),
                new Button(OneOnOneText.Happened, "it happened", Field: Field, Value: nameof(OneOnOneOutcome.Held)),
                new(OneOnOneText.Moved, "moved", Field: Field, Value: nameof(OneOnOneOutcome.Moved)),
                new(OneOnOneText.Off, "no conversation", Field: Field, Value: nameof(OneOnOneOutcome.Off)));

    public bool IsChoice => true;

    public bool Takes(string word) => word is Word.Yes or Word.No or Word.NotNow;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (OneOnOneHandler.Of(turn, question.Week!) is not { } talk)
        {
            Skip(turn, question);
            return ValueTask.CompletedTask;
        }

        OneOnOneOutcome? told = given.Command?.Word switch
        {
            Word.Yes => OneOnOneOutcome.Held,
            Word.No or Word.NotNow => OneOnOneOutcome.Off,
            _ => ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, given) is { } chosen
                ? Enum.Parse<OneOnOneOutcome>(chosen) : null,
        };
        switch (told)
        {
            case null:
                turn.Ask(question, SharedText.NoneOfThese);
                break;
            case OneOnOneOutcome.Held:
                OneOnOneHandler.Hold(turn, talk);
                break;
            case OneOnOneOutcome.Moved:
                turn.Keep(talk with { Outcome = OneOnOneOutcome.Moved });
                turn.Close(question.Card);
                OneOnOneHandler.AskAbout(turn, FallbackQuestion.Dialog, talk);
                break;
            default:
                turn.Keep(talk with { Outcome = OneOnOneOutcome.Off });
                Skip(turn, question);
                break;
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(OneOnOneText.OffNoted);
    }
}
