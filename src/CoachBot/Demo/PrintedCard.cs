using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;

namespace CoachBot.Demo;

/// <summary>A card as it reads on a terminal.</summary>
public static class PrintedCard
{
    public static string Of(Message message)
    {
        var say = message.Words;
        var lines = new List<string>();
        foreach (var element in message.Card.Elements)
        {
            switch (element)
            {
                case Heading heading:
                    lines.Add(say.Say(heading.Text));
                    break;
                case Paragraph paragraph:
                    lines.Add(paragraph.Subtle ? $"({say.Say(paragraph.Text)})" : say.Say(paragraph.Text));
                    break;
                case Items items:
                    lines.AddRange(items.Lines.Select((line, at) =>
                        (items.Numbered ? items.Mark(at) : "-") + " " + say.Say(line)));
                    break;
                case Facts facts:
                    lines.AddRange(facts.Lines.Select(fact => $"{say.Say(fact.Label)}: {say.Say(fact.Value)}"));
                    break;
                case Chart chart:
                    lines.Add(say.Say(chart.Title));
                    lines.AddRange(chart.Lines(phrase => say.Say(phrase)));
                    break;
                case Field field:
                    lines.Add($"<{say.Say(field.Label)}>");
                    break;
                case Link link:
                    lines.Add($"{say.Say(link.Label)}: {link.Address.AbsoluteUri}");
                    break;
                case Buttons buttons:
                    lines.Add(string.Join(' ', buttons.Items.Select(button => $"[{say.Say(button.Label)}]")));
                    break;
            }
        }

        return string.Join('\n', lines);
    }
}
