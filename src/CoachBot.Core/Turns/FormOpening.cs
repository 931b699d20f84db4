using CoachBot.Core.Conversation;

namespace CoachBot.Core.Turns;

/// <summary>
/// A form asked for with a trigger is opened beside the chat, and not said in it. Pure.
/// </summary>
static class FormOpening
{
    /// <summary>The turn, with a form to open in place of the form to say.</summary>
    public static Turn Of(Turn turn, TurnEvent turnEvent)
    {
        if (turnEvent is not TurnEvent.ActivityReceived { Activity: { Trigger: { } trigger, Conversation: var there } }
            || turn.Owes.OfType<OutboxMessage.Say>().LastOrDefault(say => say.CardId is not null) is not { } form
            || form is not { In: null, Card.IsForm: true })
            return turn;

        // "I've answered in our own chat": only if the chat has an answer.
        var isAlone = !turn.Owes.OfType<OutboxMessage.Say>().Any(say => say.In is null && say != form);
        var notice = isAlone
            ? turn.Owes.OfType<OutboxMessage.Say>().FirstOrDefault(say =>
                say.In == there && there.Kind != ConversationKind.Personal)
            : null;
        var opened = new OutboxMessage.OpenForm(there, trigger, form, notice);
        return turn with
        {
            Owes = [.. from message in turn.Owes where message != notice select message == form ? opened : message],
        };
    }
}
