using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

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
    public static ImmutableDictionary<string, string> Outcomes { get; } = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("done", Word.Done), KeyValuePair.Create("tried", Word.Tried),
            KeyValuePair.Create("not-yet", Word.NotYet), KeyValuePair.Create("changed", Word.ChangedMyMind),
        ]);

    /// <summary>In <see cref="OpenQuestion.Kept"/>: more words followed when it was asked which fits.</summary>
    const string More = "more";

    public string Name => Dialog;

    public AwaitedAnswer Awaits => AwaitedAnswer.CheckIn;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        var text = question.Kept.TryGetValue(Told, out var told)
            ? CheckInText.WhichFits(told)
            : question.Kept.ContainsKey(ForWeek)
                ? CheckInText.GotItForWeek(CoachingWeek.Parse(commitment.Week).Begins, commitment.Text)
                : CheckInText.HowDidItGo(commitment.Text);
        return Card.Ask(
            question.Kept.GetValueOrDefault(More) switch
            {
                null => text,
                "" => CheckInText.KeptAsWell,
                _ => CheckInText.KeptOrSkip,
            },
            new Button(SharedText.Done, "done", Field: "outcome", Value: "done"),
            new(SharedText.Tried, "tried", Field: "outcome", Value: "tried"),
            new(SharedText.NotYet, "not yet", Field: "outcome", Value: "not-yet"),
            new(CheckInText.ChangedMind, "changed my mind", Field: "outcome", Value: "changed"));
    }

    public Card Settled(PersonTurn turn, CardId card) =>
        CommitmentCards.Settled(turn, card, CommitmentCards.Reported);

    public bool CountsButtons => true;

    public bool Takes(string word) => Outcomes.ContainsValue(word) || word == Word.No;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        if (given.Command is { } command)
        {
            await OutcomeHandler.ReportAsync(turn, command.Word == Word.No ? Word.NotYet
                : command.Word, question, given);
        }
        else if (Said(turn, given.Text) is { } said)
        {
            if (said.Note is { Length: <= TextSlot.MaxLength } note)
                Keep(turn, question, note);
            await OutcomeHandler.ReportAsync(turn, said.Word, question, given);
        }
        else if (given.Inputs.TryGetValue("outcome", out var chosen) && Outcomes.TryGetValue(chosen, out var word))
        {
            await OutcomeHandler.ReportAsync(turn, word, question, given);
        }
        else if (given.Text is { Length: > 0 and <= TextSlot.MaxLength } told)
        {
            // Their words are kept before anything else is asked.
            told = Keep(turn, question, told);
            // The same line twice in a row would read as if nobody had listened.
            var kept = !question.Kept.ContainsKey(Told) ? question.Kept
                : question.Kept.SetItem(More, question.Kept.GetValueOrDefault(More) == "" ? "again" : "");
            turn.AskAgain(question with { Kept = kept.SetItem(Told, told) }, turn.NoObjections);
        }
        else
        {
            turn.Say(given.Text is { Length: > 0 } ? ConversationText.TooLong : CheckInText.ChooseOne);
        }
    }

    /// <summary>Friday's card pressed on Monday does what the typed word does, while nothing has been told.</summary>
    /// <returns><c>false</c>: it is no such press.</returns>
    public static async ValueTask<bool> TakesLateAsync(PersonTurn turn, Activity press, string card)
    {
        if (CardId.Read(card) is not { Dialog: Dialog } asked
            || turn.Weeks.Find(asked.Week, asked.Number) is not { IsOpen: true, ReportedAt: null } commitment
            || !press.Inputs.TryGetValue("outcome", out var chosen) || !Outcomes.TryGetValue(chosen, out var word))
            return false;

        var question = new OpenQuestion(card, Dialog, turn.NothingKept, asked.Week, commitment.Row);
        await OutcomeHandler.ReportAsync(turn, word, question, new(null, null, press.Inputs, null));
        return true;
    }

    /// <summary>Notes what was told; a second message goes on where the first ended.</summary>
    static string Keep(PersonTurn turn, OpenQuestion question, string told)
    {
        var commitment = turn.Weeks.Commitments[question.Subject!];
        if (question.Kept.TryGetValue(Told, out var before) && before.Length + told.Length < TextSlot.MaxLength)
            told = before + "\n" + told;
        turn.Keep((turn.Weeks.ReflectionOn(commitment)
            ?? new Reflection(commitment.Week, commitment.Number, null, null, turn.Today)) with
        { Noticed = told });
        return told;
    }

    /// <summary>How it went, and what is said about it.</summary>
    /// <returns><c>null</c>: the words tell no outcome.</returns>
    static (string Word, string? Note)? Said(PersonTurn turn, string? text) => SmallTalk.Bare(text ?? "") switch
    {
        "" => null,
        "tried it not as hoped" => (Word.Tried, null),
        "no" or "nope" or "nah" or "not really" => (Word.NotYet, null),
        "i changed my mind" => (Word.ChangedMyMind, null),
        _ when MessageReader.Read(text!, new(AwaitedAnswer.CheckIn, turn.Today))
            is MessageMeaning.Outcome outcome => (WordOf(outcome.Kind), outcome.Note),
        _ => null,
    };

    static string WordOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Done => Word.Done,
        OutcomeKind.Tried => Word.Tried,
        _ => Word.NotYet,
    };

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        NextQuestion.Finish(turn, CheckInText.Passed);
    }
}
