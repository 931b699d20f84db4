using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>What dispatching needs of the world beside the channels.</summary>
public sealed record DispatchRim(Clocks Clocks, Pace Pace, Addressees Addressees, IEngineLog Log);

/// <summary>Does one thing that is owed: says it, shows it, updates it, brings mail, reads a roster.</summary>
public sealed class Dispatcher(
    IEntityTable table, IEnumerable<IChannel> channels, ICoach coach, TurnRunner turns, DispatchRim rim)
{
    readonly ImmutableDictionary<string, IChannel> _channels =
        channels.ToImmutableDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <summary>Gets what the platform's call needs before it can leave at once.</summary>
    /// <returns><c>null</c>: ready.</returns>
    public async Task<Dispatch?> ReadyAsync(Owed owe, Head head, CancellationToken ct) =>
        OwedCall.ChannelOf(owe, head) is { } channel && await _channels[channel].ReadyAsync(ct) is { } not
            ? await FailedAsync(not, head, own: false, ct)
            : null;

    /// <summary>Takes a place if the tenant's line is empty.</summary>
    public Place? TryEnter(string tenant) => rim.Pace.TryEnter(tenant);

    /// <summary>Waits in the tenant's line.</summary>
    public Task<Place> EnterAsync(string tenant, CancellationToken ct) => rim.Pace.EnterAsync(tenant, ct);

    /// <param name="place">Used up when a platform is called; <c>null</c> when none is.</param>
    public async Task<Dispatch> DoAsync(Owed owe, Head head, Place? place, CancellationToken ct)
    {
        try
        {
            var dispatch = await ActAsync(owe, head, place, ct);
            if (dispatch is Dispatch.Later { TooMany: true })
                place?.Slow();
            return dispatch;
        }
        finally
        {
            place?.ComeBack();
        }
    }

    /// <summary>What is owed to others because it was seen, or may have been.</summary>
    public async Task<ImmutableArray<Owed>> TellsAsync(Owed owe, Head head, CancellationToken ct) =>
        owe is Owed.Show show ? Told(await coach.ShowAsync(show, head, rim.Clocks.Moment, ct)) : [];

    static ImmutableArray<Owed> Told(Shown shown) => [.. shown.Tells.Select(mail => new Owed.Post(mail))];

    async Task<Dispatch> ActAsync(Owed owe, Head head, Place? place, CancellationToken ct)
    {
        switch (owe)
        {
            case Owed.Say { In: { } there } say:
                return await SendAsync(there, say.Card, say.CardId, head, place, ct);
            case Owed.Say say:
                return await SendAsync(head.Chat, say.Card, say.CardId, head, place, ct);
            case Owed.Open open:
                return await OpenAsync(open, head, place, ct);
            case Owed.Show show:
                var shown = await coach.ShowAsync(show, head, rim.Clocks.Moment, ct);
                var sent = await SendAsync(head.Chat, shown.Card, show.CardId, head, place, ct);
                return sent is Dispatch.Done done ? done with { Further = Told(shown) } : sent;
            case Owed.Refresh refresh:
                return await RefreshAsync(refresh, head, place, ct);
            case Owed.Home home:
                return await HomeAsync(home, head, place, ct);
            case Owed.Post { Mail: var mail }:
                if (mail.Values.TryGetValue("userId", out var userId) && !Addressee.IsTeam(mail.To))
                    await rim.Addressees.IntroduceAsync(mail, userId, ct);
                await turns.TakeAsync(mail.To, new Happening.Mailed(mail), Seen.MailPrefix + mail.Id, ct);
                return new Dispatch.Done();
            case Owed.ReadRoster roster:
                return await ReadAsync(roster, head, place, ct);
            default:
                throw new System.Diagnostics.UnreachableException($"No way to do {owe.GetType().Name}.");
        }
    }

    async Task<Dispatch> SendAsync(
        ConversationReference? to, Card card, string? cardId, Head head, Place? place, CancellationToken ct)
    {
        if (to is null)
            return new Dispatch.Never("no address");

        var own = IsOwn(to, head);
        if (own && head.Unreachable is { } reason)
            return new Dispatch.Never(reason);

        if (place?.Leave() is false)
            return new Dispatch.Held();

        var channel = _channels[to.Channel];
        if (own && to.ConversationId.Length == 0)
        {
            return await channel.OpenAsync(to, ct) switch
            {
                Delivery.Done { Id: { Length: > 0 } id } =>
                    await OpenedAsync(head.With(to with { ConversationId = id }), ct),
                // Opening again is harmless, and no message was on the wire.
                Delivery.Unknown or Delivery.Done => new Dispatch.Later(null),
                var other => await FailedAsync(other, head, own, ct),
            };
        }

        return await channel.SendAsync(to, new Message(card, cardId, coach.WordsFor(head)), ct) switch
        {
            Delivery.Done done => new Dispatch.Done(
                Posting.Kept(head, to, cardId, done.Id, rim.Clocks.People.GetUtcNow())),
            var other => await FailedAsync(other, head, own, ct),
        };
    }

    /// <remarks>What it was opened with is good once: whatever stands in the way, the form is said.</remarks>
    async Task<Dispatch> OpenAsync(Owed.Open open, Head head, Place? place, CancellationToken ct)
    {
        if (place?.Leave() is false)
            return new Dispatch.Held();

        var form = new Message(open.Form.Card, open.Form.CardId, coach.WordsFor(head));
        var delivery = await _channels[open.There.Channel].OpenFormAsync(open.There, open.Trigger, form, ct);
        if (delivery is Delivery.NotNow { TooMany: true })
            place?.Slow();
        return delivery is Delivery.Done
            ? new Dispatch.Done()
            : new Dispatch.Instead(open.Form, open.Notice is { } notice ? [notice] : []);
    }

    async Task<Dispatch> RefreshAsync(Owed.Refresh refresh, Head head, Place? place, CancellationToken ct)
    {
        if (await table.GetAsync(head.Partition, PostedRow(refresh.CardId), ct) is not { } posted
            || posted.Text("messageId") is not { } messageId)
            return new Dispatch.Done();

        var to = new Head(posted).Chat! with { Kind = (ConversationKind)(posted.Number("kind") ?? 0) };
        var own = IsOwn(to, head);
        if (own && head.Unreachable is { } reason)
            return new Dispatch.Never(reason);

        if (place?.Leave() is false)
            return new Dispatch.Held();

        // The address last told is the one that works.
        to = own ? head.Chat! : to;
        var message = new Message(refresh.Card, refresh.CardId, coach.WordsFor(head));
        return await _channels[to.Channel].UpdateAsync(to, messageId, message, ct) switch
        {
            Delivery.Done => new Dispatch.Done(),
            Delivery.MessageGone => new Dispatch.Instead(new Owed.Say(refresh.Card, refresh.CardId, to)),
            var other => await FailedAsync(other, head, own, ct),
        };
    }

    async Task<Dispatch> HomeAsync(Owed.Home home, Head head, Place? place, CancellationToken ct)
    {
        if (head.Chat is not { } chat || head.Unreachable is not null)
            return new Dispatch.Done();

        var card = await coach.HomeAsync(head, rim.Clocks.Moment, ct);
        var print = HomePrint.Of(card, head);
        if (!home.Again && HomePrint.AreSame(await table.GetAsync(head.Partition, HomePrint.Row, ct), print))
            return new Dispatch.Done();
        if (place?.Leave() is false)
            return new Dispatch.Held();

        var message = new Message(card, CardId: null, coach.WordsFor(head));
        return await _channels[chat.Channel].ShowHomeAsync(chat, message, ct) switch
        {
            Delivery.Done => new Dispatch.Done(new Change.Upsert(print)),
            // Showing it again is harmless; but what is said next does not wait for a page, and shows it anew.
            Delivery.NotNow or Delivery.Unknown when await IsMoreOwedAsync(head, ct) => new Dispatch.Done(),
            Delivery.Unknown => new Dispatch.Later(null),
            var other => await FailedAsync(other, head, own: true, ct),
        };
    }

    async Task<bool> IsMoreOwedAsync(Head head, CancellationToken ct) =>
        (await table.QueryAsync(head.Partition, RowRange.Prefix(Ledger.OwedPrefix), 2, ct)).Length > 1;

    static bool IsOwn(ConversationReference to, Head head) => to.Kind == ConversationKind.Personal
        && head.Chat is { Kind: ConversationKind.Personal } chat
        && to.Channel == chat.Channel && to.ConversationId == chat.ConversationId;

    async Task<Dispatch> ReadAsync(Owed.ReadRoster roster, Head head, Place? place, CancellationToken ct)
    {
        if (place?.Leave() is false)
            return new Dispatch.Held();

        try
        {
            var page = await _channels[roster.Team.Channel].RosterAsync(roster.Team, roster.Continuation, ct);
            await turns.TakeAsync(
                head.Partition, new Happening.RosterRead(page, roster), $"roster-{roster.Round}-{roster.Reading}", ct);
            return new Dispatch.Done();
        }
        catch (ChannelException e) when (e.IsGone)
        {
            await turns.TakeAsync(head.Partition, new Happening.Unreachable("roster gone"), seenId: null, ct);
            return new Dispatch.Never("roster gone");
        }
        catch (ChannelException e)
        {
            return new Dispatch.Later(e.Later?.After, e.Later is { TooMany: true });
        }
    }

    async Task<Dispatch> FailedAsync(Delivery delivery, Head head, bool own, CancellationToken ct)
    {
        switch (delivery)
        {
            case Delivery.NotNow notNow:
                return new Dispatch.Later(notNow.After, notNow.TooMany);
            case Delivery.Unknown unknown:
                return new Dispatch.Unknown(unknown.Reason);
            case Delivery.Unreachable { Reason: var reason } when own:
                await turns.TakeAsync(head.Partition, new Happening.Unreachable(reason), seenId: null, ct);
                Instruments.Unreachable(reason);
                rim.Log.BecameUnreachable(head.Partition, reason);
                return new Dispatch.Never(reason);
            case Delivery.Unreachable { Reason: var reason }:
                return new Dispatch.Never(reason);
            case Delivery.MessageGone { Reason: var reason }:
                return new Dispatch.Never(reason);
            case Delivery.Refused { Reason: var reason }:
                return new Dispatch.Never(reason);
            default:
                throw new System.Diagnostics.UnreachableException($"{delivery.GetType().Name} is no failure.");
        }
    }

    /// <summary>
    /// Keeps an opened conversation's id. When somebody else took a turn meanwhile, opening again is harmless.
    /// </summary>
    async Task<Dispatch> OpenedAsync(Head head, CancellationToken ct)
    {
        await table.CommitAsync(head.Partition, [new Change.Replace(head.Row)], ct);
        return new Dispatch.HeadChanged();
    }

    /// <summary>The row that tells where a card went.</summary>
    public static string PostedRow(string cardId) => Key.Of("posted", cardId);

    /// <summary>The row that tells which card a message holds.</summary>
    public static string MessageRow(string messageId) => Key.Of("message", messageId);
}
