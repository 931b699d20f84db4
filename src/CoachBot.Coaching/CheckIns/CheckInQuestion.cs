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

    /// <summary>In <see cref="OpenQuestion.Kept"/>: more words followed when it was asked which fits.</summary>
    const string More = "more";

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
            question.Kept.GetValueOrDefault(More) switch
            {
                null => text,
                "" => CheckInCopy.KeptAsWell,
                _ => CheckInCopy.KeptOrSkip,
            },
            new Button(CheckInCopy.Done, "done", Field: "outcome", Value: "done"),
            new(CheckInCopy.Tried, "tried", Field: "outcome", Value: "tried"),
            new(CheckInCopy.NotYet, "not yet", Field: "outcome", Value: "not-yet"),
            new(CheckInCopy.ChangedMind, "changed my mind", Field: "outcome", Value: "changed"));
    }

    public Card Settled(PersonTurn turn, CardName card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Reported);

    public bool CountsButtons => true;

    public bool Takes(Word word) => Outcomes.ContainsValue(word) || word == Word.No;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        if (given.Command is { } command)
        {
            await Reporting.ReportAsync(turn, command.Word == Word.No ? Word.NotYet : command.Word, question, given);
        }
        else if (Said(given.Text) is { } said)
        {
            await Reporting.ReportAsync(turn, said, question, given);
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
            // The same line twice in a row would read as if nobody had listened.
            var kept = before is null ? question.Kept
                : question.Kept.SetItem(More, question.Kept.GetValueOrDefault(More) == "" ? "again" : "");
            turn.AskAgain(question with { Kept = kept.SetItem(Told, told) }, turn.NoObjections);
        }
        else
        {
            turn.Say(given.Text is { Length: > 0 } ? ConversationCopy.TooLong : CheckInCopy.ChooseOne);
        }
    }

    /// <summary>An outcome and nothing else, as people say it.</summary>
    static Word? Said(string? text) => Everyday.Bare(text ?? "") switch
    {
        "done" or "all done" or "did it" or "i did" or "i did it" => Word.Done,
        "tried" or "tried it not as hoped" => Word.Tried,
        "not yet" or "no not yet" or "no" or "nope" or "nah" or "not really" or "not done" => Word.NotYet,
        "changed my mind" or "i changed my mind" => Word.ChangedMyMind,
        _ => null,
    };

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        Practice.Further.Finish(turn, CheckInCopy.Passed);
    }
}
