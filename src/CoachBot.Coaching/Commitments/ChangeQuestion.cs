using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Commitments;

/// <summary>"What will it be instead?", or keep it as it is.</summary>
public sealed class ChangeQuestion : IQuestion
{
    public const string Dialog = "change";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = CommitmentCopy.AskInstead(commitment.Text);
        return new(
            text,
            new Paragraph(text),
            CommitmentField.Draw(commitment.Text, objections),
            new Buttons(
            [
                new(CommitmentCopy.ChangeButton, "save", Submits: true, Primary: true),
                new(CommitmentCopy.KeepButton, "keep"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardName card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Overview);

    public bool Takes(Word word) => word is Word.Keep or Word.No or Word.Commit;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = given.Answer(CommitmentField.Name);
        if (given.Command?.Word is Word.Keep or Word.No || text.Length == 0 || text == commitment.Text)
        {
            Skip(turn, question);
        }
        else if (!CommitmentField.Refuses(turn, question, text))
        {
            Committing.Replace(turn, commitment, text, given.MessageId);
            turn.Close(question.Card);
            turn.Say(CommitmentCopy.Changed(text));
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(CommitmentCopy.Kept(turn.Weeks.Commitments[question.Subject!].Text));
    }
}
