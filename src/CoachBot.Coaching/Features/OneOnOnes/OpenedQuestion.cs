using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>"Which question opened it up?", after a conversation that happened. For the manager alone.</summary>
public sealed class OpenedQuestion : IOneOnOneQuestion
{
    public const string Dialog = "opened";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        new(
            OneOnOneText.AskOpened,
            new Paragraph(OneOnOneText.AskOpened), new Paragraph(SharedText.ForYouAlone, Subtle: true),
            new Buttons([new(SharedText.SkipButton, "skip")]));

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return ValueTask.CompletedTask;
        }

        if (OneOnOneHandler.Of(turn, question.Week!) is { } talk)
            turn.Keep(talk with { Opened = words });
        turn.Close(question.Card);
        turn.Say(OneOnOneText.OpenedKept(words));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(OneOnOneText.HeldNoted);
    }
}
