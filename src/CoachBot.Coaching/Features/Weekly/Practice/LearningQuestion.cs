using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

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
        var question = WeekQuestion.Of(turn, Dialog, isLast: true);
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
            new Paragraph(SharedText.ForYouAlone, Subtle: true),
            new Buttons([new(SharedText.SkipButton, "skip")]));

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(
        turn.WrittenOn(card)?.Text("text") is { } words ? PracticeText.InPlaybook(words) : ConversationText.Closed);

    public RowRange? Tells => Playbook.Rows;

    public bool Takes(string word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Text is not { Length: > 0 and <= TextSlot.MaxLength } text)
        {
            turn.AskAgain(question, turn.NoObjections, given);
            return ValueTask.CompletedTask;
        }

        turn.Put(Playbook.Entry(turn, text, question.Card));
        NextQuestion.Close(turn, question, PracticeText.Learned(text));
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) =>
        NextQuestion.Close(turn, question, PracticeText.PlaybookPassed);

    static Phrase Text(OpenQuestion question) =>
        PracticeText.AskLearned(int.Parse(question.Kept[Count], CultureInfo.InvariantCulture));
}

/// <summary><c>my playbook</c>: what the rep found out about how they learn. For the rep alone.</summary>
public static class Playbook
{
    /// <summary>A card has twelve lines; the heading is one of them.</summary>
    const int Lines = 11;

    public static RowRange Rows => PlaybookEntry.Rows;

    /// <param name="card">On which it was asked.</param>
    public static Entity Entry(PersonTurn turn, string words, string card) =>
        new PlaybookEntry(turn.Today, turn.NextCard("playbook"), words, card).ToEntity(turn.Profile.Partition);

    public static async ValueTask ShowAsync(PersonTurn turn)
    {
        var found = await turn.RowsAsync(Rows);
        var button = new Button(PracticeText.MyQuestion, "my question");
        if (found.IsEmpty)
        {
            turn.Say(PracticeText.PlaybookEmpty, button);
            return;
        }

        turn.Say(new Card(
            PracticeText.PlaybookTitle,
            new Heading(PracticeText.PlaybookTitle),
            new Items(
            [
                .. found.TakeLast(Lines).Select(PlaybookEntry.Read)
                    .Select(entry => PracticeText.PlaybookLine(entry.On, entry.Words)),
            ]),
            new Buttons([button])));
    }
}
