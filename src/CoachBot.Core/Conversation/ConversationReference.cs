namespace CoachBot.Core.Conversation;

/// <summary>Where a conversation takes place.</summary>
public enum ConversationKind
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>Several people, no team.</summary>
    Group,

    /// <summary>A channel of a team.</summary>
    Channel,
}

/// <summary>All that is needed to send a message to a conversation later.</summary>
/// <param name="Channel">The platform, by its channel's id (<see cref="IChannel.Name"/>).</param>
/// <param name="ServiceUrl">Where the platform takes messages, as it last said; never with a trailing slash; empty
/// where a platform needs none.</param>
/// <param name="TenantId">The organisation or workspace.</param>
/// <param name="BotId">The bot's own id there.</param>
/// <param name="ConversationId">As received, with its thread. Empty: not opened yet.</param>
/// <param name="UserId">
/// The person's id, for a personal conversation that is still to be opened. In a channel: the one person who sees the
/// message, on a platform that can do that; <c>null</c>: everyone in the channel.
/// </param>
/// <param name="TeamId">The team the channel belongs to; <c>null</c> outside channels.</param>
public sealed record ConversationReference(
    string Channel,
    string ServiceUrl,
    string TenantId,
    string BotId,
    ConversationKind Kind,
    string ConversationId,
    string? UserId = null,
    string? TeamId = null)
{
    /// <summary>
    /// How Teams' ids of bots begin. Elsewhere a bot goes by several ids, and its chats outlive them.
    /// </summary>
    const string Registered = "28:";

    /// <summary>
    /// Whether the bot that the other conversation is with can use this one: a chat belongs to one registration.
    /// </summary>
    public bool IsOf(ConversationReference other) => Channel == other.Channel
        && (BotId == other.BotId
            || !BotId.StartsWith(Registered, StringComparison.Ordinal)
            || !other.BotId.StartsWith(Registered, StringComparison.Ordinal));
}
