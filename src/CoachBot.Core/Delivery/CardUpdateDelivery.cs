using CoachBot.Core.Conversation;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Replaces a card sent earlier; where its message is gone the card is sent anew.</summary>
public sealed class CardUpdateDelivery(
    IEntityReader table, ChannelRegistry channels, ChannelFailures failures, ICoach coach)
    : DeliveryHandler<OutboxMessage.UpdateCard>
{
    public override long MostArrivals => DeliveryAttempts.MostUpdates;

    /// <remarks>The card's place is not read yet; its tenant is the addressee's.</remarks>
    protected override PlatformCall? CallOf(OutboxMessage.UpdateCard message, AddresseeState state) => new(
        state.Chat?.TenantId ?? Addressee.TenantOf(state.Partition), state.Chat?.Channel, IsVisible: true);

    protected override async Task<DeliveryResult> DeliverAsync(
        OutboxMessage.UpdateCard message, AddresseeState state, RateLimitLease? lease, CancellationToken ct)
    {
        if (await PostedCard.FindAsync(table, state.Partition, message.CardId, ct) is not { } posted)
            return new DeliveryResult.Done();

        var own = PostedCard.IsOwnChat(posted.Conversation, state);
        if (own && state.Unreachable is { } reason)
            return new DeliveryResult.Never(reason);

        if (lease?.Acquire() is false)
            return new DeliveryResult.LeaseLost();

        // The newest address is the one that works.
        var to = own ? state.Chat! : posted.Conversation;
        var card = new Message(message.Card, message.CardId, coach.WordsFor(state));
        return await channels.Of(to).UpdateAsync(to, posted.MessageId, card, ct) switch
        {
            ChannelResult.Done => new DeliveryResult.Done(),
            ChannelResult.MessageGone =>
                new DeliveryResult.Instead(new OutboxMessage.Say(message.Card, message.CardId, to)),
            var failure => await failures.ResultOfAsync(failure, to.Channel, state, own, ct),
        };
    }
}
