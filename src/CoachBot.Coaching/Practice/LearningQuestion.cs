using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Practice;

/// <summary>"What have you found out about how you learn best?", at every sixth check-in.</summary>
public sealed class LearningQuestion : IQuestion
{
    public const string Dialog = "learning";
    public const int Every = 6;

    /// <summary>In <see cref="OpenQuestion.Kept"/>: how many check-ins there had been when it was asked.</summary>
    const string Count = "count";

    public string Name => Dialog;

    public static bool IsDue(PersonTurn turn) => turn.Profile.CheckIns / Every > turn.Profile.LearningAsked;

    /// <param name="leading">Said first on the same card.</param>
    public static void Ask(PersonTurn turn, Phrase leading)
    {
        turn.Profile = turn.Profile.With("learningAsked", (long)(turn.Profile.CheckIns / Every));
        var question = Further.Question(turn, Dialog, isLast: true);
        turn.Ask(
            question with
            {
                Kept = question.Kept.Add(Count, turn.Profile.CheckIns.ToString(CultureInfo.InvariantCulture)),
            },
            leading);
    }

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) =>
        new(
            Text(question),
            new Paragraph(Text(question)),
            new Paragraph(CheckIns.CheckInCopy.ForYouAlone, Subtle: true),
            new Buttons([new(CommitmentCopy.SkipButton, "skip")]));

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(
        turn.WrittenOn(card)?.Text("text") is { } words ? PracticeCopy.InPlaybook(words) : ConversationCopy.Closed);

    public RowRange? Tells => Playbook.Rows;

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } text)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return ValueTask.CompletedTask;
        }

        turn.Put(Playbook.Entry(turn, text, question.Card));
        Further.Close(turn, question, PracticeCopy.Learned(text));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) =>
        Further.Close(turn, question, PracticeCopy.PlaybookPassed);

    static Phrase Text(OpenQuestion question) =>
        PracticeCopy.AskLearned(int.Parse(question.Kept[Count], CultureInfo.InvariantCulture));
}

/// <summary><c>my playbook</c>: what the rep found out about how they learn. For the rep alone.</summary>
public static class Playbook
{
    /// <summary>A card has twelve lines; the heading is one of them.</summary>
    const int Lines = 11;

    public static RowRange Rows { get; } = RowRange.Prefix("playbook|");

    /// <param name="card">On which it was asked.</param>
    public static Entity Entry(PersonTurn turn, string words, string card) => new Entity(
        turn.Profile.Partition,
        string.Create(CultureInfo.InvariantCulture, $"playbook|{Key.Day(turn.Today)}|{turn.NextCard("playbook"):d6}"))
        .With("text", words).With("on", turn.Today).With("card", card);

    public static async ValueTask ShowAsync(PersonTurn turn)
    {
        var found = await turn.RowsAsync(Rows);
        var button = new Button(PracticeCopy.MyQuestion, "my question");
        if (found.IsEmpty)
        {
            turn.Say(PracticeCopy.PlaybookEmpty, button);
            return;
        }

        turn.Say(new Card(
            PracticeCopy.PlaybookTitle,
            new Heading(PracticeCopy.PlaybookTitle),
            new Items(
            [
                .. found.TakeLast(Lines).Select(row =>
                    PracticeCopy.PlaybookLine(row.Day("on")!.Value, row.Text("text")!)),
            ]),
            new Buttons([button])));
    }
}
