using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;

namespace CoachBot.Core.Turns;

/// <summary>
/// An effect that a turn commits and that is delivered afterwards. It is pending in the addressee's partition until it
/// is delivered or given up.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(OpenForm), "open")]
[JsonDerivedType(typeof(ShowView), "show")]
[JsonDerivedType(typeof(UpdateCard), "refresh")]
[JsonDerivedType(typeof(UpdateHome), "home")]
[JsonDerivedType(typeof(SendMessage), "post")]
[JsonDerivedType(typeof(ReadRoster), "roster")]
public abstract record OutboxMessage
{
    OutboxMessage()
    {
    }

    /// <summary>A message to a person or a channel.</summary>
    /// <param name="CardId">The card instance; <c>null</c> for one that no answer belongs to.</param>
    /// <param name="In">Where; <c>null</c>: the addressee's own chat.</param>
    public sealed record Say(Card Card, string? CardId = null, ConversationReference? In = null) : OutboxMessage;

    /// <summary>A form to be opened beside the chat; where it does not open in time it is said.</summary>
    /// <param name="There">Where it was asked for.</param>
    /// <param name="Trigger">As it came in <see cref="Activity.Trigger"/>; good once and for seconds.</param>
    /// <param name="Notice">Said there when the form is said in the chat; <c>null</c>: nothing.</param>
    public sealed record OpenForm(ConversationReference There, string Trigger, Say Form, Say? Notice) : OutboxMessage;

    /// <summary>A card that is drawn at the moment of sending, because it speaks of other people.</summary>
    /// <param name="View">Which; the coach draws it.</param>
    public sealed record ShowView(string View, ImmutableSortedDictionary<string, string> Values, string CardId)
        : OutboxMessage;

    /// <summary>A card sent earlier, to be replaced by its current state.</summary>
    public sealed record UpdateCard(string CardId, Card Card) : OutboxMessage;

    /// <summary>
    /// The person's own page, drawn at the moment of sending; no request is made if the page shows that already.
    /// </summary>
    /// <param name="Again">A request is made in any case: the platform may have forgotten the page.</param>
    public sealed record UpdateHome(bool Again = false) : OutboxMessage;

    /// <summary>A message to another addressee's turn.</summary>
    public sealed record SendMessage(PeerMessage Mail) : OutboxMessage;

    /// <summary>A page of a team's people, to be read from the platform for the team's turn.</summary>
    /// <param name="Reading">Names the reading, the same for all of its pages.</param>
    /// <param name="Continuation">Which page; <c>null</c>: the first.</param>
    /// <param name="Round">Counts the pages read; a page delivered twice has the same one.</param>
    public sealed record ReadRoster(
        ConversationReference Team, string Reading, string? Continuation = null, int Round = 0)
        : OutboxMessage;
}
