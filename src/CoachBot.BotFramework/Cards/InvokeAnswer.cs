using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Cards;

/// <summary>What is answered to a button inside the response to it. The HTTP status is 200 in every case.</summary>
/// <remarks>
/// Universal Actions, <c>adaptiveCard/action</c>. The type of a card is <c>…card.adaptive</c>; the document's own table
/// has it wrong. The member is <c>statusCode</c>: <c>status</c> shows as "Unable to reach app" (teams.ts#71).
/// </remarks>
public static class InvokeAnswer
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Replaces the card, for the one who pressed; update the message too, for all others.</summary>
    public static ReadOnlyMemory<byte> Card(Message message) => AdaptiveCardRenderer.Fit(message, (json, pen) =>
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode", 200);
        json.WriteString("type", AdaptiveCardRenderer.CardContentType);
        json.WritePropertyName("value");
        pen.Card(message.Card);
        json.WriteEndObject();
    });

    /// <summary>Taken, and the card is nobody's any more: it stays as it is, the answer comes as a message.</summary>
    public static ReadOnlyMemory<byte> Nothing { get; } =
        """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":""}"""u8.ToArray();
}
