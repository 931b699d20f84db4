using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Schedule;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.CheckIns;

/// <summary>"… - how did it go?": four outcomes of equal worth, or free text.</summary>
public sealed class CheckInQuestion : IQuestion
{
    public const string Dialog = "checkin";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what was said in free text before an outcome was chosen.</summary>
    public const string Told = "told";

    /// <summary>
    /// In <see cref="OpenQuestion.Kept"/>: it is put at once, on an answer after the week's check-in.
    /// </summary>
    public const string ForWeek = "forWeek";

    /// <summary>The values of the choice <c>outcome</c>, and the commands they stand for.</summary>
    public static ImmutableDictionary<string, Word> Outcomes { get; } = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("done", Word.Done), KeyValuePair.Create("tried", Word.Tried),
            KeyValuePair.Create("not-yet", Word.NotYet), KeyValuePair.Create("changed", Word.ChangedMyMind),
        ]);

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = question.Kept.TryGetValue(Told, out var told)
            ? CheckInCopy.WhichFits(told)
            : question.Kept.ContainsKey(ForWeek)
                ? CheckInCopy.GotItForWeek(CoachingWeek.Parse(commitment.Week).Begins, commitment.Text)
                : CheckInCopy.HowDidItGo(commitment.Text);
        return Card.Ask(
            text,
            new Button(CheckInCopy.Done, "done", Field: "outcome", Value: "done"),
            new(CheckInCopy.Tried, "tried", Field: "outcome", Value: "tried"),
            new(CheckInCopy.NotYet, "not yet", Field: "outcome", Value: "not-yet"),
            new(CheckInCopy.ChangedMind, "changed my mind", Field: "outcome", Value: "changed"));
    }

    public Card Settled(PersonTurn turn, CardName card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Reported);

    public bool Takes(Word word) => Outcomes.ContainsValue(word);

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Command is { } command && Outcomes.ContainsValue(command.Word))
        {
            await Reporting.ReportAsync(turn, command.Word, question, given);
        }
        else if (given.Inputs.TryGetValue("outcome", out var chosen) && Outcomes.TryGetValue(chosen, out var word))
        {
            await Reporting.ReportAsync(turn, word, question, given);
        }
        else if (given.Text is { Length: > 0 and <= TextSlot.MaxLength } told)
        {
            // Their words are kept before anything else is asked; a second message goes on where the first ended.
            var commitment = turn.Weeks.Commitments[question.Subject!];
            if (question.Kept.TryGetValue(Told, out var before) && before.Length + told.Length < TextSlot.MaxLength)
                told = before + "\n" + told;
            turn.Keep((turn.Weeks.ReflectionOn(commitment)
                ?? new Reflection(commitment.Week, commitment.Number, null, null, turn.Today)) with
            { Noticed = told });
            turn.AskAgain(question with { Kept = question.Kept.SetItem(Told, told) }, turn.NoObjections);
        }
        else
        {
            turn.Say(given.Text is { Length: > 0 } ? ConversationCopy.TooLong : CheckInCopy.ChooseOne);
        }
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        Practice.Further.Finish(turn, CheckInCopy.Passed);
    }
}
