using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Conversation;
using CoachBot.Demo;
using CoachBot.Slack.Outbound;

namespace CoachBot.Tests.Support.Slack;

/// <summary>What was posted, with its blocks.</summary>
sealed record Posted(Heard Said, JsonArray Blocks, string Text);

/// <summary>Slack's Web API on a stage: keeps what was said, in order.</summary>
sealed class SceneApi(SlackNames names) : IWebApi
{
    int _ids;

    public Stage? Stage { get; set; }

    public List<Posted> Posted { get; } = [];

    /// <summary>The modal opened last.</summary>
    public JsonObject? Modal { get; set; }

    /// <summary>
    /// Forms that stand in no message open. They do not unless a test asks: a script is read in the chat, where a form
    /// is said that Slack has not opened in time.
    /// </summary>
    public bool OpensForms { get; set; }

    /// <summary>The bot is in every channel; <c>null</c>: they are private, and it is in none.</summary>
    public bool? IsInvited { get; set; } = true;

    /// <summary>Each person's own page, by user.</summary>
    public Dictionary<string, JsonObject> Homes { get; } = new(StringComparer.Ordinal);

    public Task<SlackReply> CallAsync(string tenant, SlackCall call, CancellationToken ct)
    {
        var said = call.IsForm ? [] : JsonNode.Parse(call.Body.Span)!.AsObject();
        var answer = call.Method switch
        {
            "conversations.info" => Info(),
            "conversations.open" => Open((string)said["users"]!),
            "chat.postMessage" => Post(said, $"1774861201.{++_ids:d6}", updateOf: null),
            "chat.postEphemeral" => Post(said, $"1774861201.{++_ids:d6}", updateOf: null),
            "chat.update" => Post(said, (string)said["ts"]!, updateOf: (string)said["ts"]!),
            "views.publish" => Show(said),
            "views.open" => OpenModal(said),
            _ => Refused("unknown_method"),
        };
        return Task.FromResult(new WebApiAnswer(200, JsonSerializer.SerializeToElement(answer)).Reply());
    }

    public Task<SlackReply> CallAsAsync(string authorization, SlackCall call, CancellationToken ct) =>
        throw new NotSupportedException();

    JsonObject Info() => IsInvited is { } isInvited
        ? new() { ["ok"] = true, ["channel"] = new JsonObject { ["is_member"] = isInvited } }
        : Refused("channel_not_found");

    JsonObject Open(string user) => IsBlocked(user)
        ? Refused("user_disabled")
        : new() { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = SlackNames.Chat(user) } };

    JsonObject Post(JsonObject said, string ts, string? updateOf)
    {
        var channel = (string)said["channel"]!;
        var isChat = channel.StartsWith('D');
        if (isChat && IsBlocked(channel[1..]))
            return Refused("user_disabled");

        var to = isChat ? names.Name(channel) : "channel";
        Posted.Add(new(
            new Heard(Stage!.Clock.GetUtcNow(), to, ts, updateOf), said["blocks"]!.DeepClone().AsArray(),
            (string)said["text"]!));
        return new() { ["ok"] = true, ["channel"] = channel, ["ts"] = ts };
    }

    JsonObject Show(JsonObject said)
    {
        Homes[(string)said["user_id"]!] = said["view"]!.DeepClone().AsObject();
        return new() { ["ok"] = true };
    }

    JsonObject OpenModal(JsonObject said)
    {
        if (!OpensForms && (bool?)said["view"]!["notify_on_close"] == true)
            return Refused("expired_trigger_id");

        Modal = said["view"]!.DeepClone().AsObject();
        return new() { ["ok"] = true };
    }

    bool IsBlocked(string user) => Stage!.Channel.Answer(new ConversationReference(
        "slack", "", "", "", ConversationKind.Personal, SlackNames.Chat(user), names.Of(user))) is not null;

    static JsonObject Refused(string error) => new() { ["ok"] = false, ["error"] = error };
}
