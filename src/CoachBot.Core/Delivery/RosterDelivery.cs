using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Reads a page of a team's people and runs the team's turn on it.</summary>
public sealed class RosterDelivery(ChannelRegistry channels, TurnRunner turns)
    : DeliveryHandler<OutboxMessage.ReadRoster>
{
    const string Gone = "roster gone";

    protected override PlatformCall? CallOf(OutboxMessage.ReadRoster message, AddresseeState state) =>
        PlatformCall.To(message.Team, isVisible: false);

    protected override async Task<DeliveryResult> DeliverAsync(
        OutboxMessage.ReadRoster message, AddresseeState state, RateLimitLease? lease, CancellationToken ct)
    {
        if (lease?.Acquire() is false)
            return new DeliveryResult.LeaseLost();

        try
        {
            var page = await channels.Of(message.Team).RosterAsync(message.Team, message.Continuation, ct);
            await turns.TakeAsync(
                state.Partition, new TurnEvent.RosterRead(page, message),
                $"roster-{message.Round}-{message.Reading}", ct);
            return new DeliveryResult.Done();
        }
        catch (ChannelException e) when (e.IsGone)
        {
            await turns.TakeAsync(state.Partition, new TurnEvent.Unreachable(Gone), seenId: null, ct);
            return new DeliveryResult.Never(Gone);
        }
        catch (ChannelException e)
        {
            return new DeliveryResult.Later(e.Later?.After, e.Later is { TooMany: true });
        }
    }
}
