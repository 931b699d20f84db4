using CoachBot.Core.Conversation;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>The call to a platform that a delivery makes.</summary>
/// <param name="Tenant">Whose rate limit holds.</param>
/// <param name="Channel">The channel's id; <c>null</c>: only the delivery itself can tell.</param>
/// <param name="IsVisible">Made twice, it shows twice. Opening a conversation or a form, and reading, do not.</param>
public sealed record PlatformCall(string Tenant, string? Channel, bool IsVisible)
{
    public static PlatformCall To(ConversationReference conversation, bool isVisible) =>
        new(conversation.TenantId, conversation.Channel, isVisible);

    /// <summary>A call to the addressee's own chat.</summary>
    /// <returns><c>null</c>: no address is known, or it takes no messages.</returns>
    public static PlatformCall? ToOwnChat(AddresseeState state, bool isVisible) =>
        state is { Unreachable: null, Chat: { } chat } ? To(chat, isVisible) : null;

    /// <summary>A message to the addressee's own chat: the first call may only open the conversation.</summary>
    public static PlatformCall? ToOwnChat(AddresseeState state) =>
        ToOwnChat(state, isVisible: state.Chat is { ConversationId.Length: > 0 });
}
