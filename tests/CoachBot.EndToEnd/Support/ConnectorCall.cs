using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support;

/// <summary>What reached the connector.</summary>
sealed class Journal : Journal<ConnectorCall>
{
    /// <summary>Messages that people see, in order.</summary>
    public IEnumerable<ConnectorCall> Messages =>
        Calls.Where(call => call is { Verb: ConnectorVerb.Send, Taken: true });
}

/// <summary>What a bot can ask of the connector.</summary>
enum ConnectorVerb
{
    Create,
    Send,
    Update,
    Delete,
    Roster,
    Member,
    Team,
    Channels,
}

/// <summary>One request that reached the connector, and what became of it.</summary>
/// <param name="Number">Counts from 0 in the order of arrival.</param>
/// <param name="ArrivedAt">On the machine's clock.</param>
/// <param name="Conversation">
/// As in the path; a team's id for <see cref="ConnectorVerb.Team"/>; empty for a creation.
/// </param>
/// <param name="ActivityId">As in the path: the message replied to or replaced; <c>null</c> when not named.</param>
/// <param name="Body"><c>null</c> for a GET.</param>
/// <param name="Token">The <c>Authorization</c> header; <c>null</c> when there was none.</param>
sealed record ConnectorCall(
    int Number,
    DateTimeOffset ArrivedAt,
    ConnectorVerb Verb,
    string Conversation,
    string? ActivityId,
    JsonObject? Body,
    string? Token) : IJournalled
{
    /// <summary>
    /// When the whole answer was handed to the network; <c>null</c> while open, and for a connection cut.
    /// </summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The status answered; 0 while open, and for a connection cut.</summary>
    public int Status { get; set; }

    /// <summary>It took effect: people see the message, whether the bot got to know or not.</summary>
    public bool Taken { get; set; }

    /// <summary>The id given to the message sent; the conversation's for a creation.</summary>
    public string? Id { get; set; }

    /// <summary>The card it carries; <c>null</c> for plain text.</summary>
    public CardView? Card { get; } = CardView.Of(Body);

    /// <summary>All that a reader would read, card or text.</summary>
    public string Said => Card?.Text ?? (string?)Body?["text"] ?? "";

    public override string ToString() =>
        $"#{Number} {Verb} {Conversation} {Status}{(Taken ? "" : " not taken")}: {Said}";
}

/// <summary>An Adaptive Card as a person sees and uses it.</summary>
/// <param name="Text">Every text, a line each.</param>
/// <param name="Buttons">Every action, in order.</param>
/// <param name="Inputs">What every input holds as long as nobody touches it, by id.</param>
sealed record CardView(string Text, IReadOnlyList<CardButton> Buttons, IReadOnlyDictionary<string, string> Inputs)
{
    /// <returns><c>null</c> when the activity carries no card.</returns>
    public static CardView? Of(JsonObject? activity)
    {
        var attachment = (activity?["attachments"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(
            one => (string?)one["contentType"] == "application/vnd.microsoft.card.adaptive");
        return attachment?["content"] is JsonObject card ? OfCard(card) : null;
    }

    /// <param name="card">The card itself, as an invoke's answer holds it.</param>
    public static CardView OfCard(JsonObject card)
    {
        List<string> texts = [];
        List<CardButton> buttons = [];
        Dictionary<string, string> inputs = [];
        Walk(card);
        return new(string.Join('\n', texts), buttons, inputs);

        void Walk(JsonNode? node)
        {
            if (node is JsonArray list)
            {
                foreach (var item in list)
                    Walk(item);
            }

            if (node is not JsonObject element)
                return;

            var type = (string?)element["type"] ?? "";
            if (type.StartsWith("Action.", StringComparison.Ordinal))
            {
                buttons.Add(new(type, (string?)element["title"] ?? "", element["data"] as JsonObject ?? [])
                {
                    Url = (string?)element["url"] is { } url ? new(url) : null,
                });
                return;
            }

            if (type.StartsWith("Input.", StringComparison.Ordinal))
                inputs[(string)element["id"]!] = (string?)element["value"] ?? "";
            foreach (var words in new[] { "label", "text", "title", "value" }.Where(_ => type is not "Input.Text"))
            {
                if (element[words] is JsonValue said && said.TryGetValue<string>(out var text))
                    texts.Add(text);
            }

            foreach (var (name, child) in element)
            {
                if (name is not ("fallback" or "data" or "msteams" or "choices"))
                    Walk(child);
            }
        }
    }

    /// <summary>The button that stands for these typed words, or makes this choice of <c>outcome</c>.</summary>
    public CardButton Button(string command) =>
        Buttons.FirstOrDefault(button => button.Command == command || (string?)button.Data["outcome"] == command)
        ?? throw new InvalidOperationException(
            $"No button \"{command}\" but {string.Join(", ", Buttons.Select(button => button.Data.ToJsonString()))}.");
}

/// <param name="Type"><c>Action.Submit</c>, <c>Action.Execute</c> or <c>Action.OpenUrl</c>.</param>
/// <param name="Data">What a press sends, without inputs.</param>
sealed record CardButton(string Type, string Title, JsonObject Data)
{
    public string Command => (string?)Data["command"] ?? "";

    /// <summary>Where it leads; <c>null</c>: it is pressed for the bot.</summary>
    public Uri? Url { get; init; }
}
