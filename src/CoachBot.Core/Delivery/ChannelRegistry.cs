using System.Collections.Immutable;
using CoachBot.Core.Conversation;

namespace CoachBot.Core.Delivery;

/// <summary>The channels, by their ids.</summary>
public sealed class ChannelRegistry(IEnumerable<IChannel> channels)
{
    readonly ImmutableDictionary<string, IChannel> _channels =
        channels.ToImmutableDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">No channel has this id.</exception>
    public IChannel Of(ConversationReference conversation) => Of(conversation.Channel);

    /// <inheritdoc cref="Of(ConversationReference)"/>
    public IChannel Of(string channel) => _channels[channel];
}
