using CoachBot.Core.Text;

namespace CoachBot.Core.Cards;

/// <summary>
/// A whole card as text: labels too, and what to type for each button. For screen readers and old clients.
/// </summary>
public static class PlainText
{
    /// <param name="say">The words of a phrase, not escaped.</param>
    public static string Of(Card card, Func<Phrase, string> say) => string.Join(
        "\n\n", card.Elements.Select(element => Block(element, say)).Where(block => block.Length > 0));

    static string Block(CardElement element, Func<Phrase, string> say) => element switch
    {
        Heading heading => say(heading.Text),
        Paragraph paragraph => say(paragraph.Text),
        Items items => Lines(items.Marked(say)),
        Facts facts => Lines(facts.Lines.Select(fact => $"{say(fact.Label)}: {say(fact.Value)}")),
        Divider => "",
        Chart chart => Lines(chart.Lines(say).Prepend(say(chart.Title))),
        Field field => Lines(
            field.Objection is { } objection ? [say(objection), Asked(field, say)] : [Asked(field, say)]),
        Buttons buttons => Lines(buttons.Items.Select(button => Pressed(button, say))),
        Link link => $"{say(link.Label)}: {link.Address.AbsoluteUri}",
        _ => throw new System.Diagnostics.UnreachableException($"No text for {element.GetType().Name}."),
    };

    static string Asked(Field field, Func<Phrase, string> say) => field switch
    {
        ChoiceField choice => $"{say(choice.Label)}: {string.Join(", ", choice.Choices.Select(one => say(one.Label)))}",
        TimeField { Value: { } at } time => $"{say(time.Label)}: {at:HH\\:mm}",
        _ => say(field.Label),
    };

    static string Pressed(Button button, Func<Phrase, string> say)
    {
        var label = say(button.Label);
        return label.Equals(button.Command, StringComparison.OrdinalIgnoreCase) ? label : $"{label} → {button.Command}";
    }

    static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
