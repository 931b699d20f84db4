namespace CoachBot.Core.Turns;

/// <summary>Which platform's call it takes to do what is owed.</summary>
static class OwedCall
{
    /// <summary>The tenant whose platform is called.</summary>
    /// <returns><c>null</c>: no platform is.</returns>
    public static string? TenantOf(Owed owe, Head head) => owe switch
    {
        Owed.Say { In: { } there } => there.TenantId,
        Owed.Open { There: var there } => there.TenantId,
        Owed.ReadRoster { Team: var team } => team.TenantId,
        Owed.Say or Owed.Show or Owed.Home when head.Unreachable is not null => null,
        Owed.Say or Owed.Show or Owed.Home => head.Chat?.TenantId,
        Owed.Refresh => head.Chat?.TenantId ?? Addressee.TenantOf(head.Partition),
        _ => null,
    };

    /// <returns><c>null</c>: no channel, or one that only doing it can tell.</returns>
    public static string? ChannelOf(Owed owe, Head head) => owe switch
    {
        Owed.Say { In: { } there } => there.Channel,
        Owed.Open { There: var there } => there.Channel,
        Owed.ReadRoster { Team: var team } => team.Channel,
        _ => head.Chat?.Channel,
    };

    /// <summary>
    /// Done twice, it is seen twice: opening a conversation or a form, reading and bringing mail are not.
    /// </summary>
    public static bool IsSeen(Owed owe, Head head) => owe switch
    {
        Owed.Say { In: null } or Owed.Show => head.Chat is { ConversationId.Length: > 0 },
        Owed.Say or Owed.Refresh => true,
        _ => false,
    };
}
