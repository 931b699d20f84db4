using CoachBot.Core.Cards;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// A choice among a card's buttons: pressed, or typed as it says or takes the place of, or by its number.
/// </summary>
static class ButtonChoice
{
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
