using System.Collections.Immutable;
using CoachBot.Coaching.CheckIns;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Coaches;

/// <summary>"Which question opened it up?", after a conversation that happened. For the manager alone.</summary>
public sealed class OpenedQuestion : ITalkQuestion
{
    public const string Dialog = "opened";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        new(
            TalkCopy.AskOpened,
            new Paragraph(TalkCopy.AskOpened), new Paragraph(CheckInCopy.ForYouAlone, Subtle: true),
            new Buttons([new(CommitmentCopy.SkipButton, "skip")]));

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return ValueTask.CompletedTask;
        }

        if (Talks.Of(turn, question.Week!) is { } talk)
            turn.Keep(talk with { Opened = words });
        turn.Close(question.Card);
        turn.Say(TalkCopy.OpenedKept(words));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(TalkCopy.HeldNoted);
    }
}
