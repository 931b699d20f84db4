using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Which platform's call it takes to do what is owed.</summary>
static class PlatformCall
{
    /// <summary>The tenant whose platform is called.</summary>
    /// <returns><c>null</c>: no platform is.</returns>
    public static string? TenantOf(OutboxMessage owe, AddresseeState head) => owe switch
    {
        OutboxMessage.Say { In: { } there } => there.TenantId,
        OutboxMessage.OpenForm { There: var there } => there.TenantId,
        OutboxMessage.ReadRoster { Team: var team } => team.TenantId,
        OutboxMessage.Say or OutboxMessage.ShowView or OutboxMessage.UpdateHome when head.Unreachable is not null =>
            null,
        OutboxMessage.Say or OutboxMessage.ShowView or OutboxMessage.UpdateHome => head.Chat?.TenantId,
        OutboxMessage.UpdateCard => head.Chat?.TenantId ?? Addressee.TenantOf(head.Partition),
        _ => null,
    };

    /// <returns><c>null</c>: no channel, or one that only doing it can tell.</returns>
    public static string? ChannelOf(OutboxMessage owe, AddresseeState head) => owe switch
    {
        OutboxMessage.Say { In: { } there } => there.Channel,
        OutboxMessage.OpenForm { There: var there } => there.Channel,
        OutboxMessage.ReadRoster { Team: var team } => team.Channel,
        _ => head.Chat?.Channel,
    };

    /// <summary>
    /// Done twice, it is seen twice: opening a conversation or a form, reading and bringing mail are not.
    /// </summary>
    public static bool IsSeen(OutboxMessage owe, AddresseeState head) => owe switch
    {
        OutboxMessage.Say { In: null } or OutboxMessage.ShowView => head.Chat is { ConversationId.Length: > 0 },
        OutboxMessage.Say or OutboxMessage.UpdateCard => true,
        _ => false,
    };
}
