using CoachBot.Core.Text;

namespace CoachBot.Core.Cards;

/// <summary>What a channel itself says about a form that it opens beside the chat.</summary>
public static class FormText
{
    /// <summary>The button that opens it.</summary>
    public static Phrase Open { get; } = new("form.open");
}
