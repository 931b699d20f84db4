using System.Collections.Immutable;
using CoachBot.Core.Conversation;

namespace CoachBot.Core.Turns;

/// <summary>An event of an addressee: a person or a team. One event, one turn.</summary>
public abstract record TurnEvent
{
    TurnEvent()
    {
    }

    /// <summary>A person did something in a chat.</summary>
    public sealed record ActivityReceived(Activity Activity) : TurnEvent;

    /// <summary>A planned time came.</summary>
    /// <param name="Due">As the plan has it, on the coaching clock.</param>
    public sealed record TimerDue(string Kind, DateTimeOffset Due) : TurnEvent;

    /// <summary>A message came from another addressee's turn.</summary>
    public sealed record MessageReceived(PeerMessage Mail) : TurnEvent;

    /// <summary>One page of a team's people was read.</summary>
    /// <param name="Read">The request; the same request, one round on, reads the same page again.</param>
    public sealed record RosterRead(RosterPage Page, OutboxMessage.ReadRoster Read) : TurnEvent;

    /// <summary>A person moved, chose another language or became a guest, as the platform reports.</summary>
    /// <param name="Zone">IANA name; <c>null</c>: not reported.</param>
    /// <param name="Locale">BCP 47; <c>null</c>: not reported.</param>
    public sealed record ProfileChanged(string? Zone, string? Locale, bool IsGuest) : TurnEvent;

    /// <summary>The addressee's conversation takes no messages any more.</summary>
    /// <param name="Reason">The platform's code.</param>
    public sealed record Unreachable(string Reason) : TurnEvent
    {
        /// <summary>The account is switched off, and may be switched on again.</summary>
        public const string Deactivated = "user_disabled";
    }
}

/// <summary>
/// A message from one addressee's turn to another's. Holds keys and references, never a person's words.
/// </summary>
/// <param name="Id">The receiver's turn takes it once, however often it is delivered.</param>
/// <param name="From">The sender's partition.</param>
/// <param name="To">The receiver's partition.</param>
public sealed record PeerMessage(
    string Id, string Kind, string From, string To, ImmutableSortedDictionary<string, string> Values);
