using System.Text.Json.Nodes;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>One request that reached Slack, and what became of it.</summary>
/// <param name="Number">Counts from 0 in the order of arrival.</param>
/// <param name="ArrivedAt">On the machine's clock.</param>
/// <param name="Method">Such as <c>chat.postMessage</c>.</param>
/// <param name="Arguments">As Slack took them: a JSON body where the method reads none is not in here.</param>
/// <param name="Token">Without <c>Bearer</c>; <c>null</c> when there was none.</param>
sealed record SlackCall(
    int Number, DateTimeOffset ArrivedAt, string Method, JsonObject Arguments, string? Token) : IJournalled
{
    public int Status { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>It took effect: people see the message, whether the bot got to know or not.</summary>
    public bool Taken { get; set; }

    /// <summary>The code in <c>error</c>; <c>null</c> when it was done.</summary>
    public string? Error { get; set; }

    /// <summary>The message posted.</summary>
    public string? Ts { get; set; }

    /// <summary>Where it went; a user's id is their direct message by now.</summary>
    public string? Channel { get; set; }

    /// <summary>The one person who sees it.</summary>
    public string? User => this["user"] ?? this["user_id"];

    public string? this[string argument] => (string?)(Arguments[argument] as JsonValue);

    /// <summary>The argument was not given, or is empty.</summary>
    public bool Lacks(string argument) =>
        Arguments[argument] is null or JsonValue && string.IsNullOrEmpty(this[argument]);

    public JsonArray Blocks => Arguments["blocks"] as JsonArray ?? View?["blocks"] as JsonArray ?? [];

    public JsonObject? View => Arguments["view"] as JsonObject;

    public bool IsMessage => Method is "chat.postMessage" or "chat.postEphemeral";

    /// <summary>All that a reader would read in it.</summary>
    public string Said => Blocks.Count > 0 ? string.Join('\n', BlockReading.Texts(Blocks)) : this["text"] ?? "";

    public override string ToString() => $"#{Number} {Method} {Channel ?? User} {Status} {Error}: {Said}";
}

/// <summary>Block Kit as a person sees and uses it.</summary>
static class BlockReading
{
    /// <summary>Every text, in order; <c>value</c>s of inputs and of buttons are none.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        JsonObject { } one when one["type"] is JsonValue kind && (string?)kind is "plain_text" or "mrkdwn" =>
            [(string?)one["text"] ?? ""],
        JsonObject { } other => other.SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    /// <summary>Every button, in order.</summary>
    public static IEnumerable<JsonObject> Buttons(JsonNode? node) => Elements(node, "button");

    /// <summary>Every element of a type, wherever it stands.</summary>
    public static IEnumerable<JsonObject> Elements(JsonNode? node, string type) => node switch
    {
        JsonArray list => list.SelectMany(item => Elements(item, type)),
        JsonObject one when one["type"] is JsonValue kind && (string?)kind == type => [one],
        JsonObject other => other.SelectMany(member => Elements(member.Value, type)),
        _ => [],
    };
}
