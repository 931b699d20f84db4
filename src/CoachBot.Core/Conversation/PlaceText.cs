using CoachBot.Core.Text;

namespace CoachBot.Core.Conversation;

/// <summary>What a channel itself says about where it was spoken to.</summary>
public static class PlaceText
{
    /// <summary>The bot is not there, and how to have it there.</summary>
    public static Phrase NotHere { get; } = new("place.not-here");
}
