using CoachBot.Coaching.Dialog;
using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Home;

/// <summary>The bot's own page for one person.</summary>
public sealed class HomeCapability : ICapability
{
    public void Receive(PersonTurn turn, Activity activity, bool heals)
    {
        if (activity.Kind == ActivityKind.HomeOpened)
            turn.Profile = turn.Profile.With("homeOpenedAt", turn.Now);
    }

    public IEnumerable<OutboxMessage> Finish(PersonTurn turn) => HomeCard.Owed(turn);
}
