using CoachBot.Core.Copy;

namespace CoachBot.Core.Cards;

/// <summary>What a channel itself says about a form that it opens beside the chat.</summary>
public static class FormCopy
{
    /// <summary>The button that opens it.</summary>
    public static Phrase Open { get; } = new("form.open");
}
