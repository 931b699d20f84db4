using System.Collections.Frozen;

namespace CoachBot.BotFramework.Inbound;

/// <summary>What a sender proved: for which service URL, and for which channels, it may speak.</summary>
/// <param name="ServiceUrl">The token's <c>serviceurl</c>; <c>null</c> for an unsigned sender on this machine.</param>
/// <param name="Endorsements">Channels the signing key may sign for.</param>
public sealed record SenderProof(string? ServiceUrl, FrozenSet<string> Endorsements)
{
    /// <summary>A sender on this machine, who needs no token during development.</summary>
    public static SenderProof OfThisMachine { get; } = new(null, FrozenSet<string>.Empty);

    public bool IsSigned => ServiceUrl is not null;
}
