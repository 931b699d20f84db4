using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Features.OneOnOnes;

/// <summary>A question about the manager's own conversation of a week; it closes with their last team.</summary>
public interface IOneOnOneQuestion : IQuestion
{
    Card IQuestion.Settled(PersonTurn turn, CardId card) => OneOnOneHandler.Of(turn, card.Week) is { } talk
        ? OneOnOneText.Overview(talk)
        : Card.Say(ConversationText.Closed);

    bool IQuestion.Hears(string text) => OneOnOneHandler.Hears(text);

    bool IQuestion.IsOver(PersonTurn turn, OpenQuestion question) => turn.Managed.IsEmpty;
}
