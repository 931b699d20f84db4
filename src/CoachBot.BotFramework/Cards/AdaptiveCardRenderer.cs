using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;

namespace CoachBot.BotFramework.Cards;

/// <summary>Draws a message as an activity of the Bot Framework. Pure: a message in, UTF-8 JSON out.</summary>
/// <remarks>
/// One activity, with text or with one attachment: Teams splits anything else into two and tells no id.
/// Whatever people wrote, no activity is longer than <see cref="MaxCharacters"/>: where many long texts meet, each is
/// cut with an ellipsis.
/// </remarks>
public static class AdaptiveCardRenderer
{
    /// <summary>JSON characters. Teams takes 80 KB of UTF-16 for certain ("Format your bot messages").</summary>
    public const int MaxCharacters = 40_000;

    public const string CardContentType = "application/vnd.microsoft.card.adaptive";

    static readonly int[] Cuts = [int.MaxValue, 2000, 1000, 500, 200, 80, 20];

    /// <remarks>Not for HTML, so that quotation marks and every script stay as short as they are.</remarks>
    static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As text, when nothing is to be filled in or pressed; as a card otherwise.</summary>
    public static ReadOnlyMemory<byte> Activity(Message message) =>
        message.Card.IsPlain ? TextActivity(message) : CardActivity(message);

    /// <summary>As a card in any case: what replaces a card is one too.</summary>
    public static ReadOnlyMemory<byte> CardActivity(Message message) => Fit(message, (json, pen) =>
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("summary", pen.Plain(message.Card.Summary));
        json.WriteStartArray("attachments");
        json.WriteStartObject();
        json.WriteString("contentType", CardContentType);
        json.WritePropertyName("content");
        pen.Card(message.Card);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>
    /// As text in any case, with labels and what to type for each button: for a client that refuses the card.
    /// </summary>
    /// <remarks>Text format <c>plain</c>: nothing in it is markup, so nothing needs escaping.</remarks>
    public static ReadOnlyMemory<byte> TextActivity(Message message) => Fit(message, (json, pen) =>
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("textFormat", "plain");
        json.WriteString("text", PlainText.Of(message.Card, pen.Plain));
        json.WriteString("summary", pen.Plain(message.Card.Summary));
        json.WriteEndObject();
    });

    /// <summary>The card alone, for <see cref="InvokeAnswer"/>.</summary>
    internal static ReadOnlyMemory<byte> Fit(Message message, Action<Utf8JsonWriter, AdaptiveCardWriter> draw)
    {
        foreach (var cut in Cuts)
        {
            var drawn = Draw(message, cut, draw);
            if (drawn.Length <= MaxCharacters
                || Encoding.UTF8.GetCharCount(drawn.Span) <= MaxCharacters
                || cut == Cuts[^1])
                return drawn;
        }

        throw new System.Diagnostics.UnreachableException("The last cut is taken as it is.");
    }

    static ReadOnlyMemory<byte> Draw(Message message, int cut, Action<Utf8JsonWriter, AdaptiveCardWriter> draw)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Writing))
            draw(json, new AdaptiveCardWriter(json, message.Words, message.CardId, cut));
        return buffer.WrittenMemory;
    }
}
