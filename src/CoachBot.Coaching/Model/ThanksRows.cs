using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>Where thanks are kept: the words with who thanked, a reference with who was thanked.</summary>
public static class ThanksRows
{
    /// <summary>The name of the message in a <see cref="MessageReference"/>.</summary>
    public const string What = "thanks";

    /// <summary>What a person was thanked for: rows that refer to the words of who thanked.</summary>
    public static RowRange Received { get; } = RowRange.Prefix("thanks|");
}
