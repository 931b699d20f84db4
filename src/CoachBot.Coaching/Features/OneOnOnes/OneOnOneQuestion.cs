using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>
/// "Which one conversation will you have this week - and what will you stop doing to make time for it?"
/// </summary>
public sealed class OneOnOneQuestion : IFormQuestion, IOneOnOneQuestion
{
    public const string Dialog = "talk";
    const string With = "with";
    const string Stop = "stop";

    static readonly Form Asked = new(
        Dialog,
        new TextSlot(With, OneOnOneText.Ask, OneOnOneText.WithLabel, ConversationText.TooLong),
        new TextSlot(Stop, OneOnOneText.AskStop, OneOnOneText.StopLabel, ConversationText.TooLong) { Optional = true });

    public string Name => Dialog;

    public Form Form(PersonTurn turn, OpenQuestion question) => Asked;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        this.DrawFields(turn, question, objections, SharedText.ForYouAlone);

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var step = given.Text is { } text
            ? Asked.Fill(question.Kept, Typed(turn, question, text))
            : Asked.Close(Asked.Fill(question.Kept, given.Inputs));
        Take(turn, question, step);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Passing on what would be stopped keeps the conversation; passing on that passes on the week's.
    /// </summary>
    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        if (question.Kept.ContainsKey(With))
        {
            Take(turn, question, Asked.Skip(question.Kept));
            return;
        }

        turn.Close(question.Card);
        turn.Say(OneOnOneHandler.IsWanted(turn) ? OneOnOneText.Passed : OneOnOneText.Rests);
    }

    static ImmutableSortedDictionary<string, string> Typed(PersonTurn turn, OpenQuestion question, string text)
    {
        if (question.Kept.ContainsKey(With))
            return turn.NothingKept.Add(Stop, text);

        var (with, stop) = OneOnOneHandler.Parted(text);
        return stop is null ? turn.NothingKept.Add(With, with) : turn.NothingKept.Add(With, with).Add(Stop, stop);
    }

    static void Take(PersonTurn turn, OpenQuestion question, FormStep step)
    {
        if (step is FormStep.Ask ask)
        {
            turn.AskAgain(question with { Kept = ask.Kept }, ask.Objections);
            return;
        }

        OneOnOneHandler.Make(
            turn, question.Week!, step.Kept[With],
            step.Kept.GetValueOrDefault(Stop) is { Length: > 0 } stop ? stop : null);
        turn.Close(question.Card);
    }
}
