using System.Text.Json;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.BotFramework.Cards;

/// <summary>
/// Draws a chart as Teams' own element, outside of the published 1.5 schema ("Charts in Adaptive Cards"); clients that
/// do not know it show its fallback, the same as text. Not every client shows a chart's own title: it has none, and
/// is below a line of text.
/// </summary>
static class ChartWriter
{
    /// <param name="say">The words of a phrase, not escaped: a chart knows no Markdown.</param>
    public static void Draw(Utf8JsonWriter json, Chart chart, Func<Phrase, string> say)
    {
        json.WriteStartObject();
        json.WriteString("type", "Chart.VerticalBar");
        json.WriteString("color", "neutral");
        json.WriteStartArray("data");
        foreach (var bar in chart.Bars)
        {
            json.WriteStartObject();
            json.WriteString("x", say(bar.Label));
            json.WriteNumber("y", bar.Value ?? 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Fallback(json, chart, say);
        json.WriteEndObject();
    }

    static void Fallback(Utf8JsonWriter json, Chart chart, Func<Phrase, string> say)
    {
        json.WriteStartObject("fallback");
        json.WriteString("type", "TextBlock");
        json.WriteString(
            "text",
            string.Join("\n\n", chart.Lines(phrase => Markdown.Escape(say(phrase)))));
        json.WriteBoolean("wrap", true);
        json.WriteEndObject();
    }
}
