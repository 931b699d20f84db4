using System.Collections.Immutable;
using CoachBot.Core.Conversation;

namespace CoachBot.Core.Turns;

/// <summary>Something happened to an addressee: a person or a team. One happening, one turn.</summary>
public abstract record TurnEvent
{
    TurnEvent()
    {
    }

    /// <summary>Somebody did something in a chat.</summary>
    public sealed record ActivityReceived(Activity Activity) : TurnEvent;

    /// <summary>A planned moment came.</summary>
    /// <param name="Due">As it stood in the plan.</param>
    public sealed record TimerDue(string Kind, DateTimeOffset Due) : TurnEvent;

    /// <summary>Mail from another addressee's turn.</summary>
    public sealed record MessageReceived(PeerMessage Mail) : TurnEvent;

    /// <summary>The people of a team were read, a page at a time.</summary>
    /// <param name="Read">What was asked for; asking the same again, one round on, reads the same page again.</param>
    public sealed record RosterRead(RosterPage Page, OutboxMessage.ReadRoster Read) : TurnEvent;

    /// <summary>The platform told of a person: they moved, chose another language, became a guest.</summary>
    /// <param name="Zone">IANA name; <c>null</c>: not told.</param>
    /// <param name="Locale">BCP 47; <c>null</c>: not told.</param>
    public sealed record ProfileChanged(string? Zone, string? Locale, bool IsGuest) : TurnEvent;

    /// <summary>The addressee's conversation takes no messages any more.</summary>
    /// <param name="Reason">The platform's code.</param>
    public sealed record Unreachable(string Reason) : TurnEvent;
}

/// <summary>
/// A message from one addressee's turn to another's. Holds keys and references, never a person's words.
/// </summary>
/// <param name="Id">Taken in once, however often it is brought.</param>
/// <param name="From">The sender's partition.</param>
/// <param name="To">The receiver's partition.</param>
public sealed record PeerMessage(
    string Id, string Kind, string From, string To, ImmutableSortedDictionary<string, string> Values);
