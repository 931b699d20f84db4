using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Coaches;

/// <summary>"Did the conversation happen?", once, after its moment; one tap tells.</summary>
public sealed class HeldQuestion : ITalkQuestion
{
    public const string Dialog = "held";
    const string Field = "held";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        Talks.Of(turn, question.Week!) is not { } talk
            ? Card.Say(ConversationCopy.Closed)
            : Card.Ask(
                TalkCopy.DidItHappen(talk),
                new Button(TalkCopy.Happened, "it happened", Field: Field, Value: nameof(TalkOutcome.Held)),
                new(TalkCopy.Moved, "moved", Field: Field, Value: nameof(TalkOutcome.Moved)),
                new(TalkCopy.Off, "no conversation", Field: Field, Value: nameof(TalkOutcome.Off)));

    public bool IsChoice => true;

    public bool Takes(Word word) => word is Word.Yes or Word.No or Word.NotNow;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (Talks.Of(turn, question.Week!) is not { } talk)
        {
            Skip(turn, question);
            return ValueTask.CompletedTask;
        }

        TalkOutcome? told = given.Command?.Word switch
        {
            Word.Yes => TalkOutcome.Held,
            Word.No or Word.NotNow => TalkOutcome.Off,
            _ => Choosing.Of(turn, Draw(turn, question, turn.NoObjections), Field, given) is { } chosen
                ? Enum.Parse<TalkOutcome>(chosen) : null,
        };
        switch (told)
        {
            case null:
                turn.Ask(question, PracticeCopy.NoneOfThese);
                break;
            case TalkOutcome.Held:
                Talks.Hold(turn, talk);
                break;
            case TalkOutcome.Moved:
                turn.Keep(talk with { Outcome = TalkOutcome.Moved });
                turn.Close(question.Card);
                Talks.AskAbout(turn, FallbackQuestion.Dialog, talk);
                break;
            default:
                turn.Keep(talk with { Outcome = TalkOutcome.Off });
                Skip(turn, question);
                break;
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(TalkCopy.OffNoted);
    }
}
