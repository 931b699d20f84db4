using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;

namespace CoachBot.Tests.Support;

/// <remarks>A card as it is written down.</remarks>
public sealed partial class Transcript
{
    /// <summary>Whether a button so labelled has been shown: what was said with other names may differ.</summary>
    async Task<bool> HasAsync(Account from, string label)
    {
        for (var index = 0; index < Scene.Spoken.Count; index++)
        {
            if (Scene.Spoken[index].To == NewNames.Old(from)
                && (await Scene.ReadAsync(index)).Contains($"[{label}]", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>A card, a line for each part: texts, fields in angle brackets, buttons in square ones.</summary>
    public static string Text(Message message)
    {
        var say = message.Words;
        return InLines(message.Card.Elements.Select(element => element switch
        {
            Heading heading => $"**{say.Say(heading.Text)}**",
            Paragraph { Subtle: true } aside => $"({say.Say(aside.Text)})",
            Paragraph paragraph => say.Say(paragraph.Text),
            Items items => string.Join('\n', items.Marked(line => say.Say(line))),
            Facts facts => string.Join(
                '\n', facts.Lines.Select(fact => $"{say.Say(fact.Label)}: {say.Say(fact.Value)}")),
            Chart chart => string.Join(
                '\n',
                [say.Say(chart.Title), .. chart.Lines(phrase => say.Say(phrase)), $"({say.Say(chart.InWords)})"]),
            TextField field => $"<{field.Name}{(field.Objection is { } objection ? "! " + say.Say(objection) : "")}>",
            Field field => $"<{field.Name}{(field.Objection is { } against ? "! " + say.Say(against) : "")}>",
            Link link => $"[{say.Say(link.Label)}]",
            Buttons buttons => string.Join(" ", buttons.Items.Select(button => $"[{say.Say(button.Label)}]")),
            _ => "",
        }));
    }

    /// <summary>Each part begins a line; the lines after the first are indented.</summary>
    public static string InLines(IEnumerable<string> parts) =>
        string.Join('\n', parts.Where(part => part.Length > 0)).Replace("\n", "\n     ", StringComparison.Ordinal);
}
