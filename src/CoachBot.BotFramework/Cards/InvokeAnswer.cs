using System.Globalization;
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

    /// <summary>A short notice under the card, which stays as it is: the message's summary.</summary>
    public static ReadOnlyMemory<byte> Notice(Message message) => AdaptiveCardRenderer.Fit(message, (json, pen) =>
    {
        json.WriteStartObject();
        json.WriteNumber("statusCode", 200);
        json.WriteString("type", "application/vnd.microsoft.activity.message");
        json.WriteString("value", pen.Plain(message.Card.Summary));
        json.WriteEndObject();
    });

    /// <summary>An error under the card, told with the message's summary.</summary>
    /// <param name="status">400 for a fault of the request, 500 for one of ours.</param>
    public static ReadOnlyMemory<byte> Error(Message message, int status) =>
        AdaptiveCardRenderer.Fit(message, (json, pen) =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", status);
            json.WriteString("type", "application/vnd.microsoft.error");
            json.WriteStartObject("value");
            json.WriteString("code", status < 500 ? "BadRequest" : status.ToString(CultureInfo.InvariantCulture));
            json.WriteString("message", pen.Plain(message.Card.Summary));
            json.WriteEndObject();
            json.WriteEndObject();
        });
}
