using CoachBot.Core.RateLimiting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Sends a card to the addressee's own chat or to another conversation.</summary>
public sealed class MessageDelivery(CardSender sender) : DeliveryHandler<OutboxMessage.Say>
{
    public override long MostArrivals => DeliveryAttempts.MostMessages;

    public override bool IsCounted => true;

    protected override PlatformCall? CallOf(OutboxMessage.Say message, AddresseeState state) =>
        message.In is { } there ? PlatformCall.To(there, isVisible: true) : PlatformCall.ToOwnChat(state);

    protected override Task<DeliveryResult> DeliverAsync(
        OutboxMessage.Say message, AddresseeState state, RateLimitLease? lease, CancellationToken ct) =>
        sender.SendAsync(message.In ?? state.Chat, message.Card, message.CardId, state, lease, ct);
}
