using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>What is kept of a card that went out.</summary>
public static class PostedCard
{
    /// <summary>The row that tells where a card went.</summary>
    public static string PostedRow(string cardId) => Key.Of("posted", cardId);

    /// <summary>The row that tells which card a message holds.</summary>
    public static string MessageRow(string messageId) => Key.Of("message", messageId);

    /// <summary>
    /// Where a card went, and which card a message holds; needed to update the one and to answer the other.
    /// </summary>
    public static ImmutableArray<Change> Kept(
        AddresseeState head, ConversationReference to, string? cardId, string? messageId, DateTimeOffset sentAt) =>
        cardId is null || messageId is null
            ? []
            :
            [
                new Change.Upsert(new AddresseeState(new Entity(head.Partition, PostedRow(cardId)))
                    .With(to).Row
                    .With("kind", (long)to.Kind).With("messageId", messageId).With("sentAt", sentAt)),
                new Change.Upsert(new Entity(head.Partition, MessageRow(messageId))
                    .With("card", cardId).With("sentAt", sentAt)),
            ];

    public static bool IsOwnChat(ConversationReference to, AddresseeState head) =>
        to.Kind == ConversationKind.Personal && head.Chat is { Kind: ConversationKind.Personal } chat
        && to.Channel == chat.Channel && to.ConversationId == chat.ConversationId;
}
