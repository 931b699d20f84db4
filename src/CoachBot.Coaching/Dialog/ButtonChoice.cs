using System.Globalization;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Dialog;

/// <summary>A choice among a card's buttons: pressed, or typed as it says or stands for, or by its number.</summary>
static class ButtonChoice
{
    /// <summary>
    /// What one types for the button in a place: what a person, a team or a skill is called is never a command.
    /// </summary>
    public static string Number(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A press that carries a choice of the question's card: an answer, whatever its command.</summary>
    public static bool IsMade(PersonTurn turn, OpenQuestion question, Activity press) => !press.Inputs.IsEmpty
        && turn.Question(question).Draw(turn, question, turn.NoObjections).Elements.OfType<Buttons>()
            .SelectMany(row => row.Items)
            .Any(button => button.Field is { } field && press.Inputs.ContainsKey(field));

    /// <returns>The value chosen; <c>null</c>: none of them.</returns>
    public static string? Of(PersonTurn turn, Card card, string field, Answer given)
    {
        var buttons = card.Elements.OfType<Buttons>().SelectMany(row => row.Items)
            .Where(button => button.Field == field).ToList();
        return given.Inputs.GetValueOrDefault(field) is { } pressed
            ? buttons.Find(button => button.Value == pressed)?.Value
            : given.Text is { } typed
            ? (buttons.Find(button => Grammar.AreSame(button.Command, typed)
                || Grammar.AreSame(turn.Words.Say(button.Label), typed))
                ?? (buttons.Count > 1 ? ScaleNumber.Pick(buttons, typed) : null))?.Value
            : null;
    }
}
