using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>
/// "Where could this go if Friday fills up?", of a conversation on the last working day of a week; and "When is it
/// now?", of one that moved.
/// </summary>
public sealed class FallbackQuestion : IOneOnOneQuestion
{
    public const string Dialog = "fallback";
    const string Field = "fallback";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var talk = OneOnOneHandler.Of(turn, question.Week!);
        return talk is { Outcome: null, On: { } on }
            ? Card.Ask(
                OneOnOneText.FillsUp(on.DayOfWeek),
                new Button(OneOnOneText.NoFallback, "no fallback", Field: Field, Value: "none"))
            : Card.Ask(OneOnOneText.AskWhen, new Button(SharedText.SkipButton, "skip"));
    }

    public bool Takes(string word) => word is Word.No;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Command is not null || given.Inputs.ContainsKey(Field)
            || (given.Text is { } typed && Grammar.AreSame(typed, "no fallback")))
        {
            Skip(turn, question);
        }
        else if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            turn.AskAgain(question, turn.NoObjections, given);
        }
        else if (OneOnOneHandler.Of(turn, question.Week!) is { } talk)
        {
            var told = talk with { Fallback = words };
            turn.Keep(talk.Outcome == OneOnOneOutcome.Moved ? OneOnOneHandler.Dated(turn, told, words) : told);
            Finish(turn, question);
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) => Finish(turn, question);

    static void Finish(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        if (OneOnOneHandler.Of(turn, question.Week!) is { } talk)
            OneOnOneHandler.TellNoted(turn, talk);
    }
}
