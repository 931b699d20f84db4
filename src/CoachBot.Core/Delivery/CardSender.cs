using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Sends a card to a conversation; opens the addressee's own chat first where it is not open.</summary>
public sealed class CardSender(
    IEntityTable table, ChannelRegistry channels, ChannelFailures failures, ICoach coach, Clocks clocks)
{
    /// <summary>Column of the head: when the chat was last opened anew.</summary>
    const string Reopened = "reopenedAt";

    static readonly TimeSpan ReopenAgain = TimeSpan.FromDays(1);

    /// <param name="to"><c>null</c>: no address is known.</param>
    /// <param name="cardId">The card instance; <c>null</c> for one that no answer belongs to.</param>
    /// <param name="lease">Used right before the call; <c>null</c> when none is made.</param>
    public async Task<DeliveryResult> SendAsync(
        ConversationReference? to, Card card, string? cardId, AddresseeState state, RateLimitLease? lease,
            CancellationToken ct)
    {
        if (to is null)
            return new DeliveryResult.Never("no address");
        var own = PostedCard.IsOwnChat(to, state);
        if (own && state.Unreachable is { } reason)
            return new DeliveryResult.Never(reason);

        if (lease?.Acquire() is false)
            return new DeliveryResult.LeaseLost();

        if (own && to.ConversationId.Length == 0)
            return await OpenAsync(to, state, ct);

        var message = new Message(card, cardId, coach.WordsFor(state));
        return await channels.Of(to).SendAsync(to, message, ct) switch
        {
            ChannelResult.Done done => new DeliveryResult.Done(
                PostedCard.Kept(state.Partition, to, cardId, done.Id, clocks.People.GetUtcNow())),
            ChannelResult.Unreachable { IsChatGone: true } when own && !WasReopened(state) =>
                await ReopenAsync(to, state, ct),
            var failure => await failures.ResultOfAsync(failure, to.Channel, state, own, ct),
        };
    }

    /// <summary>
    /// A chat that is gone is opened anew, once a day: the app may have been taken out and added again meanwhile.
    /// </summary>
    async Task<DeliveryResult> ReopenAsync(ConversationReference to, AddresseeState state, CancellationToken ct)
    {
        var closed = state.With(to with { ConversationId = "" });
        return await OpenedAsync(new(closed.Row.With(Reopened, clocks.People.GetUtcNow())), ct);
    }

    bool WasReopened(AddresseeState state) =>
        (clocks.People.GetUtcNow() - state.Row.Moment(Reopened))?.Duration() < ReopenAgain;

    async Task<DeliveryResult> OpenAsync(ConversationReference to, AddresseeState state, CancellationToken ct) =>
        await channels.Of(to).OpenAsync(to, ct) switch
        {
            ChannelResult.Done { Id: { Length: > 0 } id } =>
                await OpenedAsync(state.With(to with { ConversationId = id }), ct),
            // Opening again is harmless, and no message was on the wire.
            ChannelResult.Unknown or ChannelResult.Done => new DeliveryResult.Later(null),
            var failure => await failures.ResultOfAsync(failure, to.Channel, state, own: true, ct),
        };

    /// <summary>
    /// Keeps an opened conversation's id. If a turn was taken meanwhile the commit is refused, and opening again is
    /// harmless.
    /// </summary>
    async Task<DeliveryResult> OpenedAsync(AddresseeState state, CancellationToken ct)
    {
        await table.CommitAsync(state.Partition, [new Change.Replace(state.Row)], ct);
        return new DeliveryResult.StateChanged();
    }
}
