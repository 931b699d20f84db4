using CoachBot.Core.Conversation;
using CoachBot.Slack.Outbound;

namespace CoachBot.Slack.Inbound;

/// <summary>Where something happened: which installation, and the bot there.</summary>
/// <param name="Tenant">The enterprise's id for an installation of a whole organisation, else the workspace's.</param>
/// <param name="Bot">The bot's user id there, or the app's where that is not told; may be empty.</param>
sealed record Origin(string Tenant, string Bot)
{
    public bool IsKnown => Tenant.Length > 0;

    /// <summary>The chat of one person and the bot.</summary>
    /// <param name="channel">Empty where it is not told: the chat known stays, or one is opened.</param>
    public ConversationReference Chat(string channel, string user) =>
        new(SlackChannel.ChannelName, "", Tenant, Bot, ConversationKind.Personal, channel, user);

    /// <summary>A channel, which is a team.</summary>
    /// <param name="user">The one person who shall see the answer; <c>null</c>: everybody.</param>
    public ConversationReference Team(string channel, string? user = null, string? thread = null) =>
        new(
            SlackChannel.ChannelName, "", Tenant, Bot, ConversationKind.Channel,
            new SlackDestination(channel, thread).ToString(), user, TeamId: channel);

    /// <summary>Ids of chats of two begin with D.</summary>
    public static bool IsChat(string channel) => channel.StartsWith('D');
}
