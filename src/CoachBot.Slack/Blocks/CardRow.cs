using System.Globalization;

namespace CoachBot.Slack.Blocks;

/// <summary>
/// The <c>block_id</c> of a card's buttons: <c>card/</c> and which card instance asked. Unique in its message.
/// </summary>
/// <remarks>Slack makes an id up for a block that has none, so ours say that they are ours.</remarks>
/// <param name="Number">0 for the first row of buttons.</param>
sealed record CardRow(string Card, int Number)
{
    const string Ours = "card";
    const char Between = '/';

    public override string ToString() => Number == 0
        ? $"{Ours}{Between}{Card}"
        : string.Create(CultureInfo.InvariantCulture, $"{Ours}{Between}{Card}{Between}{Number}");

    /// <summary>The card's id in a block's; <c>null</c>: none of ours.</summary>
    public static string? CardOf(string? blockId) =>
        blockId?.Split(Between) is [Ours, { Length: > 0 } card, ..] ? card : null;
}
