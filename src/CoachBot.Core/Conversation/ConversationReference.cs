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

/// <summary>All that is needed to say something in a conversation later.</summary>
/// <param name="Channel">The platform, by its channel id: <c>msteams</c>, <c>slack</c>.</param>
/// <param name="ServiceUrl">Where the platform takes messages, as last told by it; never with a trailing slash.</param>
/// <param name="TenantId">The organisation or workspace.</param>
/// <param name="BotId">The bot's own id there.</param>
/// <param name="ConversationId">As received, thread and all. Empty: not opened yet.</param>
/// <param name="UserId">
/// The person's id, for a personal conversation that is still to be opened. In a channel: the one person who shall see
/// what is said there, on a platform that can; <c>null</c>: everybody.
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
    string? TeamId = null);
