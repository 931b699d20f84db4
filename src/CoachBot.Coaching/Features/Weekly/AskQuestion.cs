using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>"What one thing will you do this week to improve …?": the question everything turns around.</summary>
public sealed class AskQuestion : IFormQuestion
{
    public const string Dialog = "ask";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what the rep noticed last week.</summary>
    public const string LastNoticed = "lastNoticed";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what they said they will keep of it.</summary>
    public const string LastKept = "lastKept";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what they told last week with nothing open.</summary>
    public const string Told = "told";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: put again after no answer, in so many weeks running.</summary>
    public const string Again = "again";

    /// <summary>Of what was parked so much has a button; all of it is told.</summary>
    const int MostParked = 2;

    public string Name => Dialog;

    public AwaitedAnswer Awaits => AwaitedAnswer.Commitment;

    public bool IsWeekly => true;

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new TextSlot(CommitmentField.Name, Text(turn), CommitmentText.CommitmentLabel, ConversationText.TooLong)
        {
            Multiline = true,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var text = Text(turn);
        var lead = question.Kept.TryGetValue(Again, out var weeks)
            ? new Paragraph(CommitmentText.StillOpen(weeks))
            : question.Kept.TryGetValue(Told, out var told)
                ? new Paragraph(CommitmentText.YouNoted(told))
            : question.Kept.TryGetValue(LastNoticed, out var noticed)
                ? new Paragraph(CommitmentText.LastWeekYouNoticed(noticed, question.Kept.GetValueOrDefault(LastKept)))
                : null;
        var parked = turn.Profile.Parked;
        return new(
            text,
            [
                .. parked.IsEmpty ? Array.Empty<CardElement>() : [new Paragraph(CommitmentText.Parked(parked))],
                .. lead is null ? Array.Empty<CardElement>() : [lead],
                .. StepLines(turn, question),
                new Paragraph(text),
                Form(turn, question).Slots[0].Draw(null, objections.GetValueOrDefault(CommitmentField.Name)),
                new Paragraph(AudienceText.SeenBy(turn.Visibility, turn.Team), Subtle: true),
                new Buttons(
                [
                    new(SharedText.CommitButton, "commit", Submits: true, Primary: true),
                    new(CommitmentText.SkipWeekButton, "skip"),
                    .. parked.IsEmpty
                        ? [new(CommitmentText.LaterButton, "later 2h")]
                        : parked.Take(MostParked).Select(ClarifyQuestion.Offer),
                    .. parked.Length < MostParked && StepLadder.OffersSmaller(turn, question)
                        ? new[] { new Button(PracticeText.SmallerStep, "smaller") }
                        : [],
                ]),
            ]);
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        turn.Weeks.Find(card.Week, card.Number) is { } commitment ? CommitmentCards.Overview(commitment, turn)
            : card.Week == CardId.NoWeek ? Card.Say(ConversationText.Closed)
            : turn.Weeks.State(card.Week).IsSkipped ? Card.Say(CommitmentText.WeekPassed)
            : Card.Say(CommitmentText.WeekClosed(CoachingWeek.Parse(card.Week).Begins));

    public bool Takes(string word) => word is Word.Commit or Word.Smaller;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Command?.Word == Word.Smaller)
        {
            await StepDownAsync(turn, question);
            return;
        }

        var step = Form(turn, question).Fill(
            turn.NothingKept, turn.NothingKept.Add(CommitmentField.Name, given.In(CommitmentField.Name)));
        if (step is FormStep.Ask { Objections: var objections })
        {
            turn.AskAgain(
                question, objections.IsEmpty ? objections.Add(CommitmentField.Name, CommitmentText.Empty) : objections);
            return;
        }

        // "commit …" speaks of now; only what answers this very question belongs to its week.
        var week = given.Command is { Rest.Length: > 0 } ? turn.CommitWeek : CoachingWeek.Parse(question.Week!);
        await CommitHandler.MakeAsync(turn, week, step.Kept[CommitmentField.Name], given.MessageId);
    }

    /// <summary>The same question, one step further down.</summary>
    static ValueTask StepDownAsync(PersonTurn turn, OpenQuestion question)
    {
        if (turn.Training.StepBelow is null)
            return BackOnHandler.ObeyAsync(turn, Word.Smaller);

        StepLadder.StepDown(turn);
        turn.AskAgain(question with { Kept = question.Kept.Remove(StepLadder.Smaller) }, turn.NoObjections);
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) =>
        WeeklyAsk.SkipWeek(turn, CoachingWeek.Parse(question.Week!));

    static Phrase Text(PersonTurn turn) => turn.Profile.OwnQuestion is { } own
        ? PracticeText.OwnQuestion(own)
        : turn.Profile.Skill is { } skill ? SharedText.WeeklyQuestion(SkillWords.ToYou(skill))
        : CommitmentText.WeeklyQuestionAlone;

    /// <summary>The step they are on; and the one below, where a smaller one might help.</summary>
    static IEnumerable<CardElement> StepLines(PersonTurn turn, OpenQuestion question)
    {
        var training = turn.Training;
        if (training.StepNow is { } step)
            yield return new Paragraph(PracticeText.StepNow(training.Step, training.Steps.Length, step), Subtle: true);
        if (StepLadder.OffersSmaller(turn, question))
            yield return new Paragraph(PracticeText.SmallerThere(training.StepBelow!));
    }
}
