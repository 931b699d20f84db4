using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>"What will it be instead?", or keep it as it is.</summary>
public sealed class ChangeQuestion : IQuestion
{
    public const string Dialog = "change";

    public string Name => Dialog;

    public AwaitedAnswer Awaits => AwaitedAnswer.Commitment;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = CommitmentText.AskInstead(commitment.Text);
        return new(
            text,
            new Paragraph(text),
            CommitmentField.Draw(commitment.Text, objections),
            new Buttons(
            [
                new(SharedText.ChangeButton, "save", Submits: true, Primary: true),
                new(CommitmentText.KeepButton, "keep"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Overview);

    public bool Takes(string word) => word is Word.Keep or Word.No or Word.Commit;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = given.In(CommitmentField.Name);
        if (given.Command?.Word is Word.Keep or Word.No || text.Length == 0 || text == commitment.Text)
        {
            Skip(turn, question);
        }
        else if (!CommitmentField.Refuses(turn, question, text))
        {
            CommitHandler.Replace(turn, commitment, text, given.MessageId);
            turn.Close(question.Card);
            turn.Say(CommitmentText.Changed(text));
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(CommitmentText.Kept(turn.Weeks.Commitments[question.Subject!].Text));
    }
}
