using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Where a card went: needed to update it. A second row finds the card that a message holds.</summary>
/// <param name="Conversation">The conversation as it was when the card went.</param>
/// <param name="MessageId">The platform's id of the message.</param>
/// <param name="SentAt">On the coaching clock; <c>null</c>: not known.</param>
public sealed record PostedCard(ConversationReference Conversation, string MessageId, DateTimeOffset? SentAt)
{
    /// <summary>The row that keeps where a card went.</summary>
    public static string PostedRow(string cardId) => Key.Of("posted", cardId);

    /// <summary>The row that keeps which card a message holds: column <c>card</c>.</summary>
    public static string MessageRow(string messageId) => Key.Of("message", messageId);

    /// <returns><c>null</c>: the card never went, or has no message that can be updated.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public static async Task<PostedCard?> FindAsync(
        IEntityReader table, string partition, string cardId, CancellationToken ct) =>
        await table.GetAsync(partition, PostedRow(cardId), ct) is { } row ? Read(row) : null;

    /// <summary>The rows to write for a card that went.</summary>
    /// <param name="partition">The addressee's.</param>
    /// <param name="cardId"><c>null</c>: no answer belongs to the card, and nothing is kept.</param>
    /// <param name="messageId"><c>null</c>: the platform gave none, and nothing is kept.</param>
    public static ImmutableArray<Change> Kept(
        string partition, ConversationReference to, string? cardId, string? messageId, DateTimeOffset sentAt) =>
        cardId is null || messageId is null
            ? []
            :
            [
                new Change.Upsert(
                    new PostedCard(to, messageId, sentAt).Write(new Entity(partition, PostedRow(cardId)))),
                new Change.Upsert(new Entity(partition, MessageRow(messageId))
                    .With("card", cardId).With("sentAt", sentAt)),
            ];

    public static bool IsOwnChat(ConversationReference to, AddresseeState state) =>
        to.Kind == ConversationKind.Personal && state.Chat is { Kind: ConversationKind.Personal } chat
        && to.Channel == chat.Channel && to.ConversationId == chat.ConversationId;

    static PostedCard? Read(Entity row) =>
        row.Text("messageId") is { } messageId
        && ConversationColumns.Read(row, (ConversationKind)(row.Number("kind") ?? 0)) is { } conversation
            ? new(conversation, messageId, row.Moment("sentAt"))
            : null;

    Entity Write(Entity row) => ConversationColumns.Write(row, Conversation)
        .With("kind", (long)Conversation.Kind).With("messageId", MessageId).With("sentAt", SentAt);
}
