using CoachBot.Core.RateLimiting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Runs the turn of a message's receiver. Calls no platform; delivered twice, it is taken once.</summary>
public sealed class PeerMessageDelivery(Addressees addressees, TurnRunner turns)
    : DeliveryHandler<OutboxMessage.SendMessage>
{
    protected override PlatformCall? CallOf(OutboxMessage.SendMessage message, AddresseeState state) => null;

    protected override async Task<DeliveryResult> DeliverAsync(
        OutboxMessage.SendMessage message, AddresseeState state, RateLimitLease? lease, CancellationToken ct)
    {
        var peer = message.Mail;
        if (peer.Values.TryGetValue("userId", out var userId) && !Addressee.IsTeam(peer.To))
            await addressees.IntroduceAsync(peer, userId, ct);
        await turns.TakeAsync(
            peer.To, new TurnEvent.MessageReceived(peer), SeenActivities.MailPrefix + peer.Id, ct);
        return new DeliveryResult.Done();
    }
}
