using System.Collections.Immutable;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Draws a view and sends it; the people it speaks of get their messages once it has arrived.</summary>
public sealed class ViewDelivery(CardSender sender, ICoach coach, Clocks clocks)
    : DeliveryHandler<OutboxMessage.ShowView>
{
    public override long MostArrivals => DeliveryAttempts.MostMessages;

    public override bool IsCounted => true;

    protected override PlatformCall? CallOf(OutboxMessage.ShowView message, AddresseeState state) =>
        PlatformCall.ToOwnChat(state);

    protected override async Task<DeliveryResult> DeliverAsync(
        OutboxMessage.ShowView message, AddresseeState state, RateLimitLease? lease, CancellationToken ct)
    {
        var shown = await coach.ShowAsync(message, state, TurnClock.Of(clocks), ct);
        var sent = await sender.SendAsync(state.Chat, shown.Card, message.CardId, state, lease, ct);
        return sent is DeliveryResult.Done done ? done with { Further = Following(shown) } : sent;
    }

    protected override async ValueTask<ImmutableArray<OutboxMessage>> FollowingAsync(
        OutboxMessage.ShowView message, AddresseeState state, CancellationToken ct) =>
        Following(await coach.ShowAsync(message, state, TurnClock.Of(clocks), ct));

    static ImmutableArray<OutboxMessage> Following(ShownView shown) =>
        [.. shown.Tells.Select(message => new OutboxMessage.SendMessage(message))];
}
