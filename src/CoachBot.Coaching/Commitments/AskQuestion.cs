using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Schedule;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Commitments;

/// <summary>"What one thing will you do this week to improve …?": the question everything turns around.</summary>
public sealed class AskQuestion : IFormQuestion
{
    public const string Dialog = "ask";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what the rep noticed last week.</summary>
    public const string LastNoticed = "lastNoticed";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what they said they will keep of it.</summary>
    public const string LastKept = "lastKept";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: put again after no answer, in so many weeks running.</summary>
    public const string Again = "again";

    /// <summary>Of what was parked so much has a button; all of it is told.</summary>
    const int MostParked = 2;

    public string Name => Dialog;

    public Form Form(PersonTurn turn, OpenQuestion question) => new(
        Dialog,
        new TextSlot(CommitmentField.Name, Text(turn), CommitmentCopy.CommitmentLabel, ConversationCopy.TooLong)
        {
            Multiline = true,
        });

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var text = Text(turn);
        var lead = question.Kept.TryGetValue(Again, out var weeks)
            ? new Paragraph(CommitmentCopy.StillOpen(weeks))
            : question.Kept.TryGetValue(LastNoticed, out var noticed)
                ? new Paragraph(CommitmentCopy.LastWeekYouNoticed(noticed, question.Kept.GetValueOrDefault(LastKept)))
                : null;
        var parked = turn.Profile.Parked;
        return new(
            text,
            [
                .. parked.IsEmpty ? Array.Empty<CardElement>() : [new Paragraph(CommitmentCopy.Parked(parked))],
                .. lead is null ? Array.Empty<CardElement>() : [lead],
                .. StepLines(turn, question),
                new Paragraph(text),
                Form(turn, question).Slots[0].Draw(null, objections.GetValueOrDefault(CommitmentField.Name)),
                new Paragraph(PeopleCopy.SeenBy(turn.Visibility, turn.Team), Subtle: true),
                new Buttons(
                [
                    new(CommitmentCopy.CommitButton, "commit", Submits: true, Primary: true),
                    new(CommitmentCopy.SkipWeekButton, "skip"),
                    .. parked.IsEmpty
                        ? [new(CommitmentCopy.LaterButton, "later 2h")]
                        : parked.Take(MostParked).Select(ClarifyQuestion.Offer),
                    .. parked.Length < MostParked && Climbing.OffersSmaller(turn, question)
                        ? new[] { new Button(PracticeCopy.SmallerStep, "smaller") }
                        : [],
                ]),
            ]);
    }

    public Card Settled(PersonTurn turn, CardName card) =>
        turn.Weeks.Find(card.Week, card.Number) is { } commitment ? CommitmentCards.Overview(commitment, turn)
            : turn.Weeks.State(card.Week).IsSkipped ? Card.Say(CommitmentCopy.WeekPassed)
            : Card.Say(CommitmentCopy.WeekClosed(CoachingWeek.Parse(card.Week).Begins));

    public bool Takes(Word word) => word is Word.Commit or Word.Smaller;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Command?.Word == Word.Smaller)
        {
            await StepDownAsync(turn, question);
            return;
        }

        var step = Form(turn, question).Fill(
            turn.NothingKept, turn.NothingKept.Add(CommitmentField.Name, given.Answer(CommitmentField.Name)));
        if (step is FormStep.Ask { Objections: var objections })
        {
            turn.AskAgain(
                question, objections.IsEmpty ? objections.Add(CommitmentField.Name, CommitmentCopy.Empty) : objections);
            return;
        }

        // "commit …" speaks of now; only what answers this very question belongs to its week.
        var week = given.Command is { Rest.Length: > 0 } ? turn.CommitWeek : CoachingWeek.Parse(question.Week!);
        await Committing.MakeAsync(turn, week, step.Kept[CommitmentField.Name], given.MessageId);
    }

    /// <summary>The same question, one step further down.</summary>
    static ValueTask StepDownAsync(PersonTurn turn, OpenQuestion question)
    {
        if (turn.Training.StepBelow is null)
            return CheckIns.GettingBackOn.ObeyAsync(turn, Word.Smaller);

        Climbing.StepDown(turn);
        turn.AskAgain(question with { Kept = question.Kept.Remove(Climbing.Smaller) }, turn.NoObjections);
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question) =>
        Asking.SkipWeek(turn, CoachingWeek.Parse(question.Week!));

    static Phrase Text(PersonTurn turn) => turn.Profile.OwnQuestion is { } own
        ? PracticeCopy.OwnQuestion(own)
        : turn.Profile.Skill is { } skill ? CommitmentCopy.WeeklyQuestion(SkillWords.ToYou(skill))
        : CommitmentCopy.WeeklyQuestionAlone;

    /// <summary>The step they are on; and the one below, where a smaller one might help.</summary>
    static IEnumerable<CardElement> StepLines(PersonTurn turn, OpenQuestion question)
    {
        var training = turn.Training;
        if (training.StepNow is { } step)
            yield return new Paragraph(PracticeCopy.StepNow(training.Step, training.Steps.Length, step), Subtle: true);
        if (Climbing.OffersSmaller(turn, question))
            yield return new Paragraph(PracticeCopy.SmallerThere(training.StepBelow!));
    }
}
