using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Coaches;

/// <summary>A question about the manager's own conversation of a week; it closes with their last team.</summary>
public interface ITalkQuestion : IQuestion
{
    Card IQuestion.Settled(PersonTurn turn, CardName card) => Talks.Of(turn, card.Week) is { } talk
        ? TalkCopy.Overview(talk)
        : Card.Say(ConversationCopy.Closed);

    bool IQuestion.Hears(string text) => Talks.Hears(text);

    bool IQuestion.IsOver(PersonTurn turn, OpenQuestion question) => turn.Managed.IsEmpty;
}
