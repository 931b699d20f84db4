using System.Text.Json;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.BotFramework.Cards;

/// <summary>Draws one neutral card as an Adaptive Card 1.5, with elements of the published schema alone.</summary>
/// <param name="longest">
/// Where people's words are cut, in UTF-16 characters; what is to be filled in is never cut.
/// </param>
sealed class AdaptiveCardWriter(Utf8JsonWriter json, TextCatalog words, string? cardId, int longest)
{
    const int ShownButtons = 6;

    bool _dividing;

    public void Card(Card card)
    {
        json.WriteStartObject();
        json.WriteString("type", "AdaptiveCard");
        json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        json.WriteString("version", "1.5");
        if (words.Culture.Name.Length > 0)
            json.WriteString("lang", words.Culture.Name);
        json.WriteString("fallbackText", PlainText.Of(card, Plain));

        json.WriteStartArray("body");
        foreach (var element in card.Elements)
            Element(element);
        json.WriteEndArray();

        Link[] links = [.. card.Elements.OfType<Link>()];
        Button[] buttons = [.. card.Elements.OfType<Buttons>().SelectMany(row => row.Items)];
        if (links.Length + buttons.Length > 0)
        {
            json.WriteStartArray("actions");
            for (var i = 0; i < links.Length; i++)
                Open(links[i], isShown: i < ShownButtons);
            for (var i = 0; i < buttons.Length; i++)
                Action(buttons[i], isShown: links.Length + i < ShownButtons);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>For places that know no Markdown: labels, titles, notifications, text.</summary>
    public string Plain(Phrase phrase) => words.Say(phrase, Cut);

    void Element(CardElement element)
    {
        switch (element)
        {
            case Heading heading:
                Text(heading.Text, style: "heading", size: "Medium", weight: "Bolder");
                break;
            case Paragraph paragraph:
                Text(paragraph.Text, isSubtle: paragraph.Subtle);
                break;
            case Items items:
                // A number and a plain blank would begin a list in Markdown, each one anew.
                foreach (var (at, line) in items.Lines.Index())
                    Text(line, before: items.Mark(at) + (items.Numbered ? '\u00A0' : ' '), spacing: "Small");
                break;
            case Facts facts:
                FactSet(facts);
                break;
            case Divider:
                _dividing = true;
                break;
            case Chart chart:
                Text(chart.Title, weight: "Bolder");
                ChartWriter.Draw(json, chart, Plain);
                Text(chart.InWords, isSubtle: true);
                break;
            case Field field:
                if (field.Objection is { } objection)
                    Text(objection, color: "Attention");
                Input(field);
                break;
            case Buttons or Link:
                break; // Below the body, whatever their place.
            default:
                throw new System.Diagnostics.UnreachableException($"No Adaptive Card for {element.GetType().Name}.");
        }
    }

    void Text(
        Phrase phrase, string before = "", string? style = null, string? size = null, string? weight = null,
        string? color = null, string? spacing = null, bool isSubtle = false)
    {
        Begin("TextBlock");
        json.WriteString("text", before + Marked(phrase));
        json.WriteBoolean("wrap", true);
        Optional("style", style);
        Optional("size", size);
        Optional("weight", weight);
        Optional("color", color);
        Optional("spacing", spacing);
        if (isSubtle)
            json.WriteBoolean("isSubtle", true);
        json.WriteEndObject();
    }

    void FactSet(Facts facts)
    {
        Begin("FactSet");
        json.WriteStartArray("facts");
        foreach (var fact in facts.Lines)
        {
            json.WriteStartObject();
            json.WriteString("title", Marked(fact.Label));
            json.WriteString("value", Marked(fact.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Input(Field field)
    {
        switch (field)
        {
            case TextField text:
                BeginInput("Input.Text", text);
                Optional("value", text.Value is null ? null : Characters.Sound(text.Value));
                Optional("placeholder", text.Placeholder is { } hint ? Plain(hint) : null);
                if (text.Multiline)
                    json.WriteBoolean("isMultiline", true);
                json.WriteNumber("maxLength", text.MaxLength);
                break;
            case ChoiceField choice:
                BeginInput("Input.ChoiceSet", choice);
                Choices(choice);
                break;
            case TimeField time:
                BeginInput("Input.Time", time);
                Optional("value", time.Value?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"No Adaptive Card for {field.GetType().Name}.");
        }

        json.WriteEndObject();
    }

    void Choices(ChoiceField field)
    {
        json.WriteString("style", field.Multiple || field.Choices.Length <= 5 ? "expanded" : "compact");
        if (field.Multiple)
            json.WriteBoolean("isMultiSelect", true);
        Optional("value", field.Values.IsDefaultOrEmpty ? null : string.Join(',', field.Values));
        json.WriteBoolean("wrap", true);
        json.WriteStartArray("choices");
        foreach (var choice in field.Choices)
        {
            json.WriteStartObject();
            json.WriteString("title", Plain(choice.Label));
            json.WriteString("value", choice.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Execute, which can be answered with a card; and Submit for a client that does not know it.</summary>
    void Action(Button button, bool isShown)
    {
        json.WriteStartObject();
        json.WriteString("type", "Action.Execute");
        json.WriteString("verb", button.Command);
        ActionBody(button, isShown);
        json.WriteStartObject("fallback");
        json.WriteString("type", "Action.Submit");
        ActionBody(button, isShown);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void Open(Link link, bool isShown)
    {
        json.WriteStartObject();
        json.WriteString("type", "Action.OpenUrl");
        json.WriteString("title", Plain(link.Label));
        Optional("mode", isShown ? null : "secondary");
        json.WriteString("url", link.Address.AbsoluteUri);
        json.WriteEndObject();
    }

    void ActionBody(Button button, bool isShown)
    {
        json.WriteString("title", Plain(button.Label));
        Optional("style", button.Primary ? "positive" : null);
        Optional("mode", isShown ? null : "secondary");
        Optional("associatedInputs", button.Submits ? null : "none");
        json.WriteStartObject("data");
        json.WriteString("command", button.Command);
        Optional("card", cardId);
        if (button.Field is { } field)
            json.WriteString(field, button.Value ?? "");
        json.WriteEndObject();
    }

    void BeginInput(string type, Field field)
    {
        Begin(type);
        json.WriteString("id", field.Name);
        json.WriteString("label", Plain(field.Label));
    }

    void Begin(string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        if (_dividing)
            json.WriteBoolean("separator", true);
        _dividing = false;
    }

    void Optional(string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>
    /// With people's words escaped, and each line a paragraph: a single line break is none in Teams' Markdown.
    /// </summary>
    string Marked(Phrase phrase) =>
        words.Say(phrase, said => Markdown.Escape(Cut(said))).ReplaceLineEndings("\n\n");

    string Cut(string said) => Characters.Sound(Characters.Cut(said, longest));
}
