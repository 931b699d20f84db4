using System.Collections.Immutable;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>What dispatching needs of the world beside the channels.</summary>
public sealed record DispatchRim(Clocks Clocks, Pace Pace, Addressees Addressees);

/// <summary>Does one thing that is owed: says it, shows it, updates it, brings mail, reads a roster.</summary>
public sealed class Dispatcher(
    IEntityTable table, IEnumerable<IChannel> channels, ICoach coach, TurnRunner turns, DispatchRim rim)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly ImmutableDictionary<string, IChannel> _channels =
        channels.ToImmutableDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <summary>Waits for a place among the tenant's calls. Nothing is on the wire meanwhile.</summary>
    public Task PaceAsync(Owed owe, Head head, CancellationToken ct)
    {
        var tenant = owe switch
        {
            Owed.Say { In: { } there } => there.TenantId,
            Owed.ReadRoster roster => roster.Team.TenantId,
            Owed.Post => null,
            _ => head.Chat?.TenantId,
        };

        return tenant is null ? Task.CompletedTask : rim.Pace.EnterAsync(tenant, ct);
    }

    public async Task<Dispatch> DoAsync(Owed owe, Head head, CancellationToken ct)
    {
        switch (owe)
        {
            case Owed.Say { In: { } there } say:
                return await SendAsync(there, say.Card, say.CardId, head, ct);
            case Owed.Say say:
                return await SendAsync(head.Chat, say.Card, say.CardId, head, ct);
            case Owed.Show show:
                return await SendAsync(
                    head.Chat, await coach.ShowAsync(show, head, rim.Clocks.Moment, ct), show.CardId, head, ct);
            case Owed.Refresh refresh:
                return await RefreshAsync(refresh, head, ct);
            case Owed.Post { Mail: var mail }:
                if (mail.Values.TryGetValue("userId", out var userId) && !Addressee.IsTeam(mail.To))
                    await rim.Addressees.IntroduceAsync(mail, userId, ct);
                await turns.TakeAsync(mail.To, new Happening.Mailed(mail), Seen.MailPrefix + mail.Id, ct);
                return new Dispatch.Done();
            case Owed.ReadRoster roster:
                return await ReadAsync(roster, head, ct);
            default:
                throw new System.Diagnostics.UnreachableException($"No way to do {owe.GetType().Name}.");
        }
    }

    async Task<Dispatch> SendAsync(
        ConversationReference? to, Card card, string? cardId, Head head, CancellationToken ct)
    {
        if (to is null)
            return new Dispatch.Never("no address");

        var own = to.Kind == ConversationKind.Personal && to == head.Chat;
        if (own && head.Unreachable is { } reason)
            return new Dispatch.Never(reason);

        var channel = _channels[to.Channel];
        if (own && to.ConversationId.Length == 0)
        {
            return await channel.OpenAsync(to, ct) is var opened && opened is Delivery.Done { Id: { } id }
                ? await ReplaceAsync(head.With(to with { ConversationId = id }), ct)
                : await FailedAsync(opened, head, own, ct);
        }

        return await channel.SendAsync(to, new Message(card, cardId, coach.WordsFor(head)), ct) switch
        {
            Delivery.Done done => new Dispatch.Done(Posted(head, to, cardId, done.Id)),
            var other => await FailedAsync(other, head, own, ct),
        };
    }

    async Task<Dispatch> RefreshAsync(Owed.Refresh refresh, Head head, CancellationToken ct)
    {
        if (await table.GetAsync(head.Partition, PostedRow(refresh.CardId), ct) is not { } posted
            || posted.Text("messageId") is not { } messageId)
            return new Dispatch.Done();

        var to = new Head(posted).Chat! with { Kind = (ConversationKind)(posted.Number("kind") ?? 0) };
        var message = new Message(refresh.Card, refresh.CardId, coach.WordsFor(head));
        return await _channels[to.Channel].UpdateAsync(to, messageId, message, ct) switch
        {
            Delivery.Done => new Dispatch.Done(),
            // An update repeated changes nothing, so an unknown outcome is simply tried again.
            Delivery.Unknown => new Dispatch.Later(TimeSpan.FromSeconds(1)),
            Delivery.MessageGone => await SendAsync(to, refresh.Card, refresh.CardId, head, ct),
            var other => await FailedAsync(other, head, own: to.Kind == ConversationKind.Personal, ct),
        };
    }

    async Task<Dispatch> ReadAsync(Owed.ReadRoster roster, Head head, CancellationToken ct)
    {
        try
        {
            var page = await _channels[roster.Team.Channel].RosterAsync(roster.Team, roster.Continuation, ct);
            await turns.TakeAsync(
                head.Partition, new Happening.RosterRead(page, roster), $"roster-{roster.Round}-{roster.Reading}", ct);
            return new Dispatch.Done();
        }
        catch (ChannelException e)
        {
            return e.IsGone ? new Dispatch.Never("roster gone") : new Dispatch.Later(Patience);
        }
    }

    async Task<Dispatch> FailedAsync(Delivery delivery, Head head, bool own, CancellationToken ct)
    {
        switch (delivery)
        {
            case Delivery.NotNow notNow:
                return new Dispatch.Later(notNow.After ?? Patience);
            case Delivery.Unknown unknown:
                return new Dispatch.Unknown(unknown.Reason);
            case Delivery.Unreachable { Reason: var reason } when own:
                await turns.TakeAsync(head.Partition, new Happening.Unreachable(reason), seenId: null, ct);
                return new Dispatch.HeadChanged();
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

    /// <summary>Keeps an opened conversation's id. When somebody else took a turn meanwhile, opening again is harmless.</summary>
    async Task<Dispatch> ReplaceAsync(Head head, CancellationToken ct)
    {
        await table.CommitAsync(head.Partition, [new Change.Replace(head.Row)], ct);
        return new Dispatch.HeadChanged();
    }

    /// <summary>Where a card went, and which card a message holds; needed to update the one and to answer the other.</summary>
    static ImmutableArray<Change> Posted(Head head, ConversationReference to, string? cardId, string? messageId) =>
        cardId is null || messageId is null
            ? []
            :
            [
                new Change.Upsert(new Head(new Entity(head.Partition, PostedRow(cardId))).With(to).Row
                    .With("kind", (long)to.Kind).With("messageId", messageId)),
                new Change.Upsert(new Entity(head.Partition, MessageRow(messageId)).With("card", cardId)),
            ];

    /// <summary>The row that tells where a card went.</summary>
    public static string PostedRow(string cardId) => Key.Of("posted", cardId);

    /// <summary>The row that tells which card a message holds.</summary>
    public static string MessageRow(string messageId) => Key.Of("message", messageId);
}
