using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.ManagerQuestions;

/// <summary>A manager's question in a rep's own chat; the answer goes back to that manager alone.</summary>
/// <remarks>The manager's words stay with the manager: they are read when the card is drawn.</remarks>
public sealed class AskedQuestion : IForwardedQuestion
{
    public const string Dialog = "asked";
    const string Field = "answer";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: it waited so long that its day is told.</summary>
    const string Waited = "waited";

    public string Name => Dialog;

    /// <summary>Of yesterday, or today, it needs no day.</summary>
    public static void Ask(PersonTurn turn, MessageReference letter) => PeerMessages.Ask(
        turn, Dialog, letter, turn.Week.Next.Name,
        RepQuestionHandler.AskedOn(letter) < turn.Today.AddDays(-1) ? turn.NothingKept.Add(Waited, "") : null);

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Wanted(turn, question) is not var (name, words))
            return Card.Say(SharedText.Over);

        var asks = question.Kept.ContainsKey(Waited)
            ? ManagerQuestionsText.AskedOn(name, RepQuestionHandler.AskedOn(MessageReference.Of(question)!), words)
            : ManagerQuestionsText.Asks(name, words);
        return new(
            asks,
            new Paragraph(asks),
            new TextField(
                Field, ManagerQuestionsText.AnswerLabel, Multiline: true, MaxLength: TextSlot.MaxLength,
                Objection: objections.GetValueOrDefault(Field)),
            new Paragraph(ManagerQuestionsText.GoesTo(name), Subtle: true),
            new Buttons(
            [
                new(ManagerQuestionsText.AnswerButton, "answer", Submits: true, Primary: true),
                new(SharedText.SkipButton, "skip"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(
        turn.WrittenOn(card) is { } answer
            ? ManagerQuestionsText.YouAnswered(answer.Text("toName") ?? "", answer.Text("text")!)
            : SharedText.Over);

    public RowRange? Tells => RepQuestionHandler.AnsweredRows;

    public bool WantsYes => false;

    public Phrase Meant(PersonTurn turn, OpenQuestion question, string words) =>
        ManagerQuestionsText.IsItFor(Wanted(turn, question)!.Value.Name, words);

    public (Phrase Yes, Phrase No) Choice(PersonTurn turn, OpenQuestion question) =>
        (ManagerQuestionsText.SendTo(Wanted(turn, question)!.Value.Name), ManagerQuestionsText.NotForThem);

    public bool IsOver(PersonTurn turn, OpenQuestion question) => Wanted(turn, question) is null;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var (name, _) = Wanted(turn, question)!.Value;
        if (given.In(Field) is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            if (given.In(Field).Length > 0)
                turn.Say(ConversationText.TooLong);
            else
                PeerMessages.Show(turn, question.Card);
        }
        else
        {
            var letter = MessageReference.Of(question)!;
            var row = turn.NextRow(SentWords.Answered);
            turn.Put(new SentWords(row, words, turn.Today)
            {
                To = letter.From,
                ToName = name,
                About = letter.ToText(),
                Card = question.Card,
            }.ToEntity(turn.Profile.Partition));
            PeerMessages.Post(turn, letter.From, RepQuestionHandler.Answered, row);
            turn.Close(question.Card);
            turn.Say(ManagerQuestionsText.AnswerSent(name, words));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Who asks, and what; <c>null</c>: it is gone, or they manage no team of the rep's any more.</summary>
    static (string Name, string Words)? Wanted(PersonTurn turn, OpenQuestion question) =>
        turn.Referred(question) is { Row: { } row } referred
            && RepQuestionHandler.IsFromManager(turn, MessageReference.Of(question)!)
            ? (row.Text("byName") ?? referred.From.Name ?? "", row.Text("text")!)
            : null;
}
