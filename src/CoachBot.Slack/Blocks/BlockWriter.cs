using System.Globalization;
using System.Text.Json.Nodes;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Slack.Blocks;

/// <summary>Draws one neutral card as blocks.</summary>
/// <param name="longest">
/// Where people's words are cut, in UTF-16 characters; what is to be filled in is never cut.
/// </param>
/// <param name="isModal">Slack itself marks what may be left empty, and nothing must be filled in.</param>
sealed class BlockWriter(TextCatalog words, string? cardId, int longest, bool isModal)
{
    /// <summary>A longer value reads better over the whole width than in one of two columns.</summary>
    const int LongestInColumn = 60;

    int _buttons;
    int _rows;

    public IEnumerable<JsonObject> Draw(Card card) => card.Elements.SelectMany(Element);

    IEnumerable<JsonObject> Element(CardElement element) => element switch
    {
        Heading heading => Heading(Say(heading.Text)),
        Paragraph { Subtle: true } aside => Context(Say(aside.Text)),
        Paragraph paragraph => Sections(Say(paragraph.Text)),
        Items items => Sections(string.Join('\n', items.Marked(Say))),
        Facts facts => Facts([.. facts.Lines.Select(Fact)]),
        Divider => [new() { ["type"] = "divider" }],
        Chart chart => [.. Sections(string.Join('\n', chart.Lines(Say).Prepend(Say(chart.Title)))),
            .. Context(Say(chart.InWords))],
        Field field => new InputWriter(Say, isModal).Draw(field),
        Buttons buttons => buttons.Items.Chunk(Limits.Buttons).Select(Actions),
        Link link => [Open(link)],
        _ => throw new System.Diagnostics.UnreachableException($"No Block Kit for {element.GetType().Name}."),
    };

    static IEnumerable<JsonObject> Heading(string text) => text.Length <= Limits.Header
        ? [new() { ["type"] = "header", ["text"] = BlockKitRenderer.Plain(text, Limits.Header) }]
        : Sections(text);

    static IEnumerable<JsonObject> Sections(string text) =>
        Texts(text, Limits.Text).Select(part => new JsonObject { ["type"] = "section", ["text"] = part });

    static IEnumerable<JsonObject> Context(string text) => Texts(text, Limits.Context)
        .Chunk(Limits.ContextElements)
        .Select(parts => new JsonObject { ["type"] = "context", ["elements"] = new JsonArray([.. parts]) });

    /// <summary>The same text, one object or several; none for an empty text.</summary>
    static IEnumerable<JsonNode> Texts(string text, int most)
    {
        text = text.Trim();
        return Mrkdwn.IsMarkup(text)
            ? Mrkdwn.Parts(text, most).Select(part => BlockKitRenderer.Plain(part, most))
            : Mrkdwn.Parts(Mrkdwn.Escape(text), most).Select(Marked);
    }

    /// <remarks><c>verbatim</c>: Slack makes no links of names and addresses that people typed.</remarks>
    static JsonObject Marked(string escaped) =>
        new() { ["type"] = "mrkdwn", ["text"] = escaped, ["verbatim"] = true };

    /// <summary>Short ones in two columns, long ones over the whole width, in their order.</summary>
    static IEnumerable<JsonObject> Facts((string Label, string Value)[] facts)
    {
        var columns = new List<JsonNode>();
        foreach (var fact in facts)
        {
            if (fact.Value.Length <= LongestInColumn)
            {
                columns.Add(Fact(fact.Label, fact.Value));
                continue;
            }

            foreach (var row in Columns(columns))
                yield return row;
            columns.Clear();
            foreach (var part in Mrkdwn.Parts(fact.Value, Limits.Field))
                yield return new JsonObject { ["type"] = "section", ["text"] = Fact(fact.Label, part) };
        }

        foreach (var row in Columns(columns))
            yield return row;
    }

    static IEnumerable<JsonObject> Columns(IEnumerable<JsonNode> fields) => fields.Chunk(Limits.Fields)
        .Select(row => new JsonObject { ["type"] = "section", ["fields"] = new JsonArray([.. row]) });

    static JsonObject Fact(string label, string value)
    {
        label = Characters.Cut(label, Limits.ButtonText * 2);
        if (Mrkdwn.IsMarkup(label) || Mrkdwn.IsMarkup(value))
            return BlockKitRenderer.Plain($"{label}\n{value}", Limits.Field);

        var marked = $"*{Mrkdwn.Escape(label)}*\n{Mrkdwn.Escape(value)}";
        return marked.Length <= Limits.Field ? Marked(marked) : Marked(Mrkdwn.Parts(marked, Limits.Field).First());
    }

    JsonObject Actions(Button[] row)
    {
        var block = new JsonObject { ["type"] = "actions" };
        if (cardId is not null)
            block["block_id"] = new CardRow(cardId, _rows).ToString();
        _rows++;
        block["elements"] = new JsonArray([.. row.Select(Button)]);
        return block;
    }

    /// <summary>Slack tells of its press all the same; without a value it is nobody's words.</summary>
    JsonObject Open(Link link) => new()
    {
        ["type"] = "actions",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = string.Create(CultureInfo.InvariantCulture, $"link.{_buttons++}"),
            ["text"] = BlockKitRenderer.Plain(Say(link.Label), Limits.ButtonText),
            ["url"] = link.Address.AbsoluteUri,
        }),
    };

    JsonObject Button(Button button)
    {
        var kind = ReferenceEquals(button, FormInMessage.Opening) ? ButtonKind.Open
            : button.Submits ? ButtonKind.Submit : ButtonKind.Press;
        var id = button.Field is null
            ? new ButtonId(kind, _buttons++)
            : new ButtonId(kind, _buttons++, button.Field, button.Command);
        var drawn = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = id.ToString(),
            ["text"] = BlockKitRenderer.Plain(Say(button.Label), Limits.ButtonText),
            ["value"] = Characters.Cut(
                Characters.Sound(button.Field is null ? button.Command : button.Value ?? ""), Limits.ButtonValue),
        };
        if (button.Primary)
            drawn["style"] = "primary";
        return drawn;
    }

    (string Label, string Value) Fact(Fact fact) => (Say(fact.Label), Say(fact.Value));

    string Say(Phrase phrase) => Characters.Sound(words.Say(phrase, said => Characters.Cut(said, longest)));
}
