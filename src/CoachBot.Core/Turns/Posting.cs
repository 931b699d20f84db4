using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>What is kept of a card that went out.</summary>
static class Posting
{
    /// <summary>
    /// Where a card went, and which card a message holds; needed to update the one and to answer the other.
    /// </summary>
    public static ImmutableArray<Change> Kept(
        Head head, ConversationReference to, string? cardId, string? messageId, DateTimeOffset sentAt) =>
        cardId is null || messageId is null
            ? []
            :
            [
                new Change.Upsert(new Head(new Entity(head.Partition, Dispatcher.PostedRow(cardId))).With(to).Row
                    .With("kind", (long)to.Kind).With("messageId", messageId).With("sentAt", sentAt)),
                new Change.Upsert(new Entity(head.Partition, Dispatcher.MessageRow(messageId))
                    .With("card", cardId).With("sentAt", sentAt)),
            ];
}
