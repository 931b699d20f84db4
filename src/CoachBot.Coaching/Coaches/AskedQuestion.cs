using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Coaches;

/// <summary>A manager's question in a rep's own chat; the answer goes back to that manager alone.</summary>
/// <remarks>The manager's words stay with the manager: they are read when the card is drawn.</remarks>
public sealed class AskedQuestion : ISentOn
{
    public const string Dialog = "asked";
    const string Field = "answer";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: it waited so long that its day is told.</summary>
    const string Waited = "waited";

    public string Name => Dialog;

    /// <summary>Of yesterday, or today, it needs no day.</summary>
    public static void Ask(PersonTurn turn, Letter letter) => Letters.Ask(
        turn, Dialog, letter, turn.Week.Next.Name,
        RepQuestions.AskedOn(letter) < turn.Today.AddDays(-1) ? turn.NothingKept.Add(Waited, "") : null);

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        if (Wanted(turn, question) is not var (name, words))
            return Card.Say(PlanCopy.Over);

        var asks = question.Kept.ContainsKey(Waited)
            ? CoachesCopy.AskedOn(name, RepQuestions.AskedOn(Letter.Of(question)!), words)
            : CoachesCopy.Asks(name, words);
        return new(
            asks,
            new Paragraph(asks),
            new TextField(
                Field, CoachesCopy.AnswerLabel, Multiline: true, MaxLength: TextSlot.MaxLength,
                Objection: objections.GetValueOrDefault(Field)),
            new Paragraph(CoachesCopy.GoesTo(name), Subtle: true),
            new Buttons(
            [
                new(CoachesCopy.AnswerButton, "answer", Submits: true, Primary: true),
                new(CommitmentCopy.SkipButton, "skip"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(
        turn.WrittenOn(card) is { } answer
            ? CoachesCopy.YouAnswered(answer.Text("toName") ?? "", answer.Text("text")!)
            : PlanCopy.Over);

    public RowRange? Tells => RepQuestions.AnsweredRows;

    public bool WantsYes => false;

    public Phrase Meant(PersonTurn turn, OpenQuestion question, string words) =>
        CoachesCopy.IsItFor(Wanted(turn, question)!.Value.Name, words);

    public (Phrase Yes, Phrase No) Choice(PersonTurn turn, OpenQuestion question) =>
        (CoachesCopy.SendTo(Wanted(turn, question)!.Value.Name), CoachesCopy.NotForThem);

    public bool IsOver(PersonTurn turn, OpenQuestion question) => Wanted(turn, question) is null;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var (name, _) = Wanted(turn, question)!.Value;
        if (given.Answer(Field) is not { Length: > 0 and <= TextSlot.MaxLength } words)
        {
            if (given.Answer(Field).Length > 0)
                turn.Say(ConversationCopy.TooLong);
            else
                Letters.Show(turn, question.Card);
        }
        else
        {
            var letter = Letter.Of(question)!;
            var row = RepQuestions.RowOf(turn, RepQuestions.Answered);
            turn.Put(new Entity(turn.Profile.Partition, row)
                .With("to", letter.From).With("toName", name).With("text", words).With("on", turn.Today)
                .With("about", letter.ToText()).With("card", question.Card));
            Letters.Post(turn, letter.From, RepQuestions.Answered, row);
            turn.Close(question.Card);
            turn.Say(CoachesCopy.AnswerSent(name, words));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Who asks, and what; <c>null</c>: it is gone, or they manage no team of the rep's any more.</summary>
    static (string Name, string Words)? Wanted(PersonTurn turn, OpenQuestion question) =>
        turn.Referred(question) is { Row: { } row } referred && RepQuestions.IsFromManager(turn, Letter.Of(question)!)
            ? (row.Text("byName") ?? referred.From.Name ?? "", row.Text("text")!)
            : null;
}
