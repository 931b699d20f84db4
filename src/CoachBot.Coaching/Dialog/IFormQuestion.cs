using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>A question that is a form: several slots, answered one by one or at once.</summary>
public interface IFormQuestion : IQuestion
{
    Form Form(PersonTurn turn, OpenQuestion question);
}

/// <summary>How a form is asked and answered, whatever it asks for.</summary>
public static class FormQuestions
{
    /// <summary>The slot that is asked now.</summary>
    public static Slot Asked(this IFormQuestion form, PersonTurn turn, OpenQuestion question) =>
        ((FormStep.Ask)form.Form(turn, question).Fill(question.Kept, turn.NothingKept)).Next;

    /// <summary>What is asked now, a field for each slot not yet answered, and a way to pass on.</summary>
    /// <param name="note">What is beneath the fields: who reads it. <c>null</c>: nothing.</param>
    /// <param name="standing">What a slot's field begins with, by its name; <c>null</c>: every one is empty.</param>
    /// <param name="buttons">In place of "Save" and "Skip".</param>
    public static Card DrawFields(
        this IFormQuestion form, PersonTurn turn, OpenQuestion question,
        ImmutableSortedDictionary<string, Phrase> objections, Phrase? note = null,
        Func<string, string?>? standing = null, params ImmutableArray<Button> buttons)
    {
        var asked = form.Asked(turn, question);
        return new(
            asked.Question,
            [
                new Paragraph(asked.Question),
                .. form.Form(turn, question).Slots.Where(slot => !question.Kept.ContainsKey(slot.Name))
                    .Select(slot => slot.Draw(standing?.Invoke(slot.Name), objections.GetValueOrDefault(slot.Name))),
                .. note is null ? Array.Empty<CardElement>() : [new Paragraph(note, Subtle: true)],
                new Buttons(!buttons.IsDefaultOrEmpty ? buttons :
                [
                    new(SharedText.SaveButton, "save", Submits: true, Primary: true),
                    new(SharedText.SkipButton, "skip"),
                ]),
            ]);
    }

    /// <summary>Takes in free text for what is asked now; or a card, which passes on what it leaves empty.</summary>
    public static FormStep Fill(this IFormQuestion form, PersonTurn turn, OpenQuestion question, Answer given)
    {
        var slots = form.Form(turn, question);
        return given.Text is { } text
            ? slots.Fill(question.Kept, turn.NothingKept.Add(form.Asked(turn, question).Name, text))
            : slots.Close(slots.Fill(question.Kept, given.Inputs));
    }

    /// <summary>Passes on all that is optional.</summary>
    public static FormStep Close(this IFormQuestion form, PersonTurn turn, OpenQuestion question)
    {
        var slots = form.Form(turn, question);
        return slots.Close(slots.Fill(question.Kept, turn.NothingKept));
    }
}
