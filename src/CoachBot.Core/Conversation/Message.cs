using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Core.Conversation;

/// <summary>One message on its way out: a neutral card and the words of its reader's language.</summary>
/// <remarks>A card without fields and buttons is drawn as plain text; one with them as the platform's card.</remarks>
/// <param name="Card">What to say.</param>
/// <param name="CardId">The instance that its buttons name in <c>data.card</c>; <c>null</c> for one that no answer
/// belongs to.</param>
/// <param name="Words">In the reader's language.</param>
public sealed record Message(Card Card, string? CardId, TextCatalog Words);
