using CoachBot.Core.Text;

namespace CoachBot.Core.Conversation;

/// <summary>A channel's own answers where the bot cannot answer.</summary>
public static class PlaceText
{
    /// <summary>The bot is not in this conversation, and how to add it.</summary>
    public static Phrase NotHere { get; } = new("place.not-here");
}
