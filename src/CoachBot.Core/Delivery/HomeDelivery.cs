using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Draws the bot's own page of a person and shows it, unless it shows that already.</summary>
public sealed class HomeDelivery(
    IEntityReader table, ChannelRegistry channels, ChannelFailures failures, ICoach coach, Clocks clocks)
    : DeliveryHandler<OutboxMessage.UpdateHome>
{
    protected override PlatformCall? CallOf(OutboxMessage.UpdateHome message, AddresseeState state) =>
        PlatformCall.ToOwnChat(state, isVisible: false);

    protected override async Task<DeliveryResult> DeliverAsync(
        OutboxMessage.UpdateHome message, AddresseeState state, RateLimitLease? lease, CancellationToken ct)
    {
        if (state.Chat is not { } chat || state.Unreachable is not null)
            return new DeliveryResult.Done();

        var card = await coach.HomeAsync(state, TurnClock.Of(clocks), ct);
        var print = HomeFingerprint.Of(card, state);
        if (!message.Again
            && HomeFingerprint.AreSame(await table.GetAsync(state.Partition, HomeFingerprint.Row, ct), print))
            return new DeliveryResult.Done();
        if (lease?.Acquire() is false)
            return new DeliveryResult.LeaseLost();

        var page = new Message(card, CardId: null, coach.WordsFor(state));
        return await channels.Of(chat).ShowHomeAsync(chat, page, ct) switch
        {
            ChannelResult.Done => new DeliveryResult.Done(new Change.Upsert(print)),
            // Showing a page again is harmless. A message behind it does not wait for it, and its turn updates the
            // page anew.
            ChannelResult.NotNow or ChannelResult.Unknown when await IsMorePendingAsync(state, ct) =>
                new DeliveryResult.Done(),
            ChannelResult.Unknown => new DeliveryResult.Later(null),
            var failure => await failures.ResultOfAsync(failure, chat.Channel, state, own: true, ct),
        };
    }

    async Task<bool> IsMorePendingAsync(AddresseeState state, CancellationToken ct) =>
        (await table.QueryAsync(state.Partition, RowRange.Prefix(TurnCommitter.OwedPrefix), 2, ct)).Length > 1;
}
