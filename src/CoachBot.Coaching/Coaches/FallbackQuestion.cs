using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Coaches;

/// <summary>
/// "Where could this go if Friday fills up?", of a conversation on the last working day of a week; and "When is it
/// now?", of one that moved.
/// </summary>
public sealed class FallbackQuestion : ITalkQuestion
{
    public const string Dialog = "fallback";
    const string Field = "fallback";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var talk = Talks.Of(turn, question.Week!);
        return talk is { Outcome: null, On: { } on }
            ? Card.Ask(
                TalkCopy.FillsUp(on.DayOfWeek),
                new Button(TalkCopy.NoFallback, "no fallback", Field: Field, Value: "none"))
            : Card.Ask(TalkCopy.AskWhen, new Button(CommitmentCopy.SkipButton, "skip"));
    }

    public bool Takes(Word word) => word is Word.No;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Command is not null || given.Inputs.ContainsKey(Field)
            || (given.Text is { } typed && Commands.AreSame(typed, "no fallback")))
        {
            Skip(turn, question);
        }
        else if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            turn.AskAgain(question, turn.NoObjections, given);
        }
        else if (Talks.Of(turn, question.Week!) is { } talk)
        {
            var told = talk with { Fallback = words };
            turn.Keep(talk.Outcome == TalkOutcome.Moved ? Talks.Dated(turn, told, words) : told);
            Finish(turn, question);
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => Finish(turn, question);

    static void Finish(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        if (Talks.Of(turn, question.Week!) is { } talk)
            Talks.TellNoted(turn, talk);
    }
}
