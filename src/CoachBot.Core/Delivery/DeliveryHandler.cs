using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Does one thing that is owed: says it, shows it, updates it, brings mail, reads a roster.</summary>
public sealed class DeliveryHandler(
    IEntityTable table, IEnumerable<IChannel> channels, ICoach coach, TurnRunner turns, DeliveryServices rim)
{
    readonly ImmutableDictionary<string, IChannel> _channels =
        channels.ToImmutableDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <summary>Gets what the platform's call needs before it can leave at once.</summary>
    /// <returns><c>null</c>: ready.</returns>
    public async Task<DeliveryResult?> ReadyAsync(OutboxMessage owe, AddresseeState head, CancellationToken ct) =>
        PlatformCall.ChannelOf(owe, head) is { } channel && await _channels[channel].ReadyAsync(ct) is { } not
            ? await FailedAsync(not, head, own: false, ct)
            : null;

    /// <summary>Takes a place if the tenant's line is empty.</summary>
    public RateLimitLease? TryEnter(string tenant) => rim.Pace.TryEnter(tenant);

    /// <summary>Waits in the tenant's line.</summary>
    public Task<RateLimitLease> EnterAsync(string tenant, CancellationToken ct) => rim.Pace.EnterAsync(tenant, ct);

    /// <param name="place">Used up when a platform is called; <c>null</c> when none is.</param>
    public async Task<DeliveryResult> DoAsync(
        OutboxMessage owe, AddresseeState head, RateLimitLease? place, CancellationToken ct)
    {
        try
        {
            var dispatch = await ActAsync(owe, head, place, ct);
            if (dispatch is DeliveryResult.Later { TooMany: true })
                place?.Slow();
            return dispatch;
        }
        finally
        {
            place?.Complete();
        }
    }

    /// <summary>What is owed to others because it was seen, or may have been.</summary>
    public async Task<ImmutableArray<OutboxMessage>> TellsAsync(
        OutboxMessage owe, AddresseeState head, CancellationToken ct) =>
        owe is OutboxMessage.ShowView show ? Told(await coach.ShowAsync(show, head, rim.Clocks.Moment, ct)) : [];

    static ImmutableArray<OutboxMessage> Told(ShownView shown) =>
        [.. shown.Tells.Select(mail => new OutboxMessage.SendMessage(mail))];

    async Task<DeliveryResult> ActAsync(
        OutboxMessage owe, AddresseeState head, RateLimitLease? place, CancellationToken ct)
    {
        switch (owe)
        {
            case OutboxMessage.Say { In: { } there } say:
                return await SendAsync(there, say.Card, say.CardId, head, place, ct);
            case OutboxMessage.Say say:
                return await SendAsync(head.Chat, say.Card, say.CardId, head, place, ct);
            case OutboxMessage.OpenForm open:
                return await OpenAsync(open, head, place, ct);
            case OutboxMessage.ShowView show:
                var shown = await coach.ShowAsync(show, head, rim.Clocks.Moment, ct);
                var sent = await SendAsync(head.Chat, shown.Card, show.CardId, head, place, ct);
                return sent is DeliveryResult.Done done ? done with { Further = Told(shown) } : sent;
            case OutboxMessage.UpdateCard refresh:
                return await RefreshAsync(refresh, head, place, ct);
            case OutboxMessage.UpdateHome home:
                return await HomeAsync(home, head, place, ct);
            case OutboxMessage.SendMessage { Mail: var mail }:
                if (mail.Values.TryGetValue("userId", out var userId) && !Addressee.IsTeam(mail.To))
                    await rim.Addressees.IntroduceAsync(mail, userId, ct);
                await turns.TakeAsync(
                    mail.To, new TurnEvent.MessageReceived(mail), SeenActivities.MailPrefix + mail.Id, ct);
                return new DeliveryResult.Done();
            case OutboxMessage.ReadRoster roster:
                return await ReadAsync(roster, head, place, ct);
            default:
                throw new System.Diagnostics.UnreachableException($"No way to do {owe.GetType().Name}.");
        }
    }

    async Task<DeliveryResult> SendAsync(
        ConversationReference? to, Card card, string? cardId, AddresseeState head, RateLimitLease? place,
            CancellationToken ct)
    {
        if (to is null)
            return new DeliveryResult.Never("no address");
        var own = PostedCard.IsOwnChat(to, head);
        if (own && head.Unreachable is { } reason)
            return new DeliveryResult.Never(reason);

        if (place?.Acquire() is false)
            return new DeliveryResult.Held();

        var channel = _channels[to.Channel];
        if (own && to.ConversationId.Length == 0)
        {
            return await channel.OpenAsync(to, ct) switch
            {
                ChannelResult.Done { Id: { Length: > 0 } id } =>
                    await OpenedAsync(head.With(to with { ConversationId = id }), ct),
                // Opening again is harmless, and no message was on the wire.
                ChannelResult.Unknown or ChannelResult.Done => new DeliveryResult.Later(null),
                var other => await FailedAsync(other, head, own, ct),
            };
        }

        return await channel.SendAsync(to, new Message(card, cardId, coach.WordsFor(head)), ct) switch
        {
            ChannelResult.Done done => new DeliveryResult.Done(
                PostedCard.Kept(head, to, cardId, done.Id, rim.Clocks.People.GetUtcNow())),
            var other => await FailedAsync(other, head, own, ct),
        };
    }

    /// <remarks>What it was opened with is good once: whatever stands in the way, the form is said.</remarks>
    async Task<DeliveryResult> OpenAsync(
        OutboxMessage.OpenForm open, AddresseeState head, RateLimitLease? place, CancellationToken ct)
    {
        if (place?.Acquire() is false)
            return new DeliveryResult.Held();

        var form = new Message(open.Form.Card, open.Form.CardId, coach.WordsFor(head));
        var delivery = await _channels[open.There.Channel].OpenFormAsync(open.There, open.Trigger, form, ct);
        if (delivery is ChannelResult.NotNow { TooMany: true })
            place?.Slow();
        return delivery is ChannelResult.Done
            ? new DeliveryResult.Done()
            : new DeliveryResult.Instead(open.Form, open.Notice is { } notice ? [notice] : []);
    }

    async Task<DeliveryResult> RefreshAsync(
        OutboxMessage.UpdateCard refresh, AddresseeState head, RateLimitLease? place, CancellationToken ct)
    {
        if (await table.GetAsync(head.Partition, PostedCard.PostedRow(refresh.CardId), ct) is not { } posted
            || posted.Text("messageId") is not { } messageId)
            return new DeliveryResult.Done();

        var to = new AddresseeState(posted).Chat! with { Kind = (ConversationKind)(posted.Number("kind") ?? 0) };
        var own = PostedCard.IsOwnChat(to, head);
        if (own && head.Unreachable is { } reason)
            return new DeliveryResult.Never(reason);

        if (place?.Acquire() is false)
            return new DeliveryResult.Held();

        // The address last told is the one that works.
        to = own ? head.Chat! : to;
        var message = new Message(refresh.Card, refresh.CardId, coach.WordsFor(head));
        return await _channels[to.Channel].UpdateAsync(to, messageId, message, ct) switch
        {
            ChannelResult.Done => new DeliveryResult.Done(),
            ChannelResult.MessageGone =>
                new DeliveryResult.Instead(new OutboxMessage.Say(refresh.Card, refresh.CardId, to)),
            var other => await FailedAsync(other, head, own, ct),
        };
    }

    async Task<DeliveryResult> HomeAsync(
        OutboxMessage.UpdateHome home, AddresseeState head, RateLimitLease? place, CancellationToken ct)
    {
        if (head.Chat is not { } chat || head.Unreachable is not null)
            return new DeliveryResult.Done();

        var card = await coach.HomeAsync(head, rim.Clocks.Moment, ct);
        var print = HomeFingerprint.Of(card, head);
        if (!home.Again
            && HomeFingerprint.AreSame(await table.GetAsync(head.Partition, HomeFingerprint.Row, ct), print))
            return new DeliveryResult.Done();
        if (place?.Acquire() is false)
            return new DeliveryResult.Held();

        var message = new Message(card, CardId: null, coach.WordsFor(head));
        return await _channels[chat.Channel].ShowHomeAsync(chat, message, ct) switch
        {
            ChannelResult.Done => new DeliveryResult.Done(new Change.Upsert(print)),
            // Showing it again is harmless; but what is said next does not wait for a page, and shows it anew.
            ChannelResult.NotNow or ChannelResult.Unknown when await IsMoreOwedAsync(head, ct) =>
                new DeliveryResult.Done(),
            ChannelResult.Unknown => new DeliveryResult.Later(null),
            var other => await FailedAsync(other, head, own: true, ct),
        };
    }

    async Task<bool> IsMoreOwedAsync(AddresseeState head, CancellationToken ct) =>
        (await table.QueryAsync(head.Partition, RowRange.Prefix(TurnCommitter.OwedPrefix), 2, ct)).Length > 1;

    async Task<DeliveryResult> ReadAsync(
        OutboxMessage.ReadRoster roster, AddresseeState head, RateLimitLease? place, CancellationToken ct)
    {
        if (place?.Acquire() is false)
            return new DeliveryResult.Held();

        try
        {
            var page = await _channels[roster.Team.Channel].RosterAsync(roster.Team, roster.Continuation, ct);
            await turns.TakeAsync(
                head.Partition, new TurnEvent.RosterRead(page, roster), $"roster-{roster.Round}-{roster.Reading}", ct);
            return new DeliveryResult.Done();
        }
        catch (ChannelException e) when (e.IsGone)
        {
            await turns.TakeAsync(head.Partition, new TurnEvent.Unreachable("roster gone"), seenId: null, ct);
            return new DeliveryResult.Never("roster gone");
        }
        catch (ChannelException e)
        {
            return new DeliveryResult.Later(e.Later?.After, e.Later is { TooMany: true });
        }
    }

    async Task<DeliveryResult> FailedAsync(ChannelResult delivery, AddresseeState head, bool own, CancellationToken ct)
    {
        switch (delivery)
        {
            case ChannelResult.NotNow notNow:
                return new DeliveryResult.Later(notNow.After, notNow.TooMany);
            case ChannelResult.Unknown unknown:
                return new DeliveryResult.Unknown(unknown.Reason);
            case ChannelResult.Unreachable { Reason: var reason } when own:
                await turns.TakeAsync(head.Partition, new TurnEvent.Unreachable(reason), seenId: null, ct);
                Instruments.Unreachable(reason);
                rim.Log.BecameUnreachable(head.Partition, reason);
                return new DeliveryResult.Never(reason);
            case ChannelResult.Unreachable { Reason: var reason }:
                return new DeliveryResult.Never(reason);
            case ChannelResult.MessageGone gone:
                return new DeliveryResult.Never(gone.Reason);
            case ChannelResult.Refused refused:
                return new DeliveryResult.Never(refused.Reason);
            default:
                throw new System.Diagnostics.UnreachableException($"{delivery.GetType().Name} is no failure.");
        }
    }

    /// <summary>
    /// Keeps an opened conversation's id. When somebody else took a turn meanwhile, opening again is harmless.
    /// </summary>
    async Task<DeliveryResult> OpenedAsync(AddresseeState head, CancellationToken ct)
    {
        await table.CommitAsync(head.Partition, [new Change.Replace(head.Row)], ct);
        return new DeliveryResult.HeadChanged();
    }
}
