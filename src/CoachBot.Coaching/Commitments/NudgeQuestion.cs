using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Schedule;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Commitments;

/// <summary>The mid-week nudge: the rep's own words, and one question.</summary>
public sealed class NudgeQuestion : IQuestion
{
    public const string Dialog = "nudge";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = commitment.When is { } when
            ? CommitmentCopy.NudgeAt(when, commitment.Text)
            : CommitmentCopy.Nudge(commitment.Text);
        return Card.Ask(
            text,
            new Button(CommitmentCopy.ReadyButton, "ready", Primary: true), new(CommitmentCopy.ChangeButton, "change"),
            new(CommitmentCopy.NotThisWeekButton, "skip"));
    }

    public Card Settled(PersonTurn turn, CardName card) =>
        turn.Weeks.Find(card.Week, card.Number) is { } commitment
            ? CommitmentCards.Overview(commitment, turn)
            : Card.Say(ConversationCopy.Closed);

    public bool Takes(Word word) => false;

    /// <summary>Free text says what would help: it is kept with the commitment.</summary>
    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } text)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return ValueTask.CompletedTask;
        }

        turn.Keep(commitment with { WouldHelp = text });
        turn.Close(question.Card);
        turn.Say(CommitmentCopy.WouldHelp(text, Committing.WillAsk(turn, commitment)));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) =>
        Asking.SkipWeek(turn, CoachingWeek.Parse(question.Week!));
}
