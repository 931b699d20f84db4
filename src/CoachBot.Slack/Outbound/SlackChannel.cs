using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;
using CoachBot.Slack.Blocks;
using CoachBot.Slack.People;

namespace CoachBot.Slack.Outbound;

/// <summary>Slack as a way out to people.</summary>
/// <remarks>
/// What Slack puts off comes back at once: the wait is the sender's. In a channel, what only one person should see is
/// said to them alone, and has no id: Slack lets nobody change such a message later.
/// </remarks>
public sealed class SlackChannel(IWebApi api, IPeople people) : IChannel
{
    public const string ChannelName = "slack";

    /// <summary>The app's name, which is no phrase: the title of every modal.</summary>
    const string AppName = "CoachBot";

    /// <summary>
    /// Blocks that Slack does not take are a fault of ours; their words arrive all the same, as the fallback.
    /// </summary>
    static readonly string[] BlocksRefused = ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"];

    static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => ChannelName;

    public async Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct)
    {
        if (await GoneAsync(to, ct) is { } gone)
            return gone;

        var reply = await CallAsync(to, "conversations.open", new() { ["users"] = to.UserId }, ct);
        return Outcome(reply, reply.Body.Member("channel").Text("id"));
    }

    public async Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct)
    {
        if (await GoneAsync(to, ct) is { } gone)
            return gone;

        var place = SlackDestination.Of(to);
        var arguments = Drawn(message);
        arguments["channel"] = place.Channel;
        if (place.Thread is { } thread)
            arguments["thread_ts"] = thread;
        if (to is { Kind: not ConversationKind.Personal, UserId: { } user })
        {
            arguments["user"] = user;
            return Outcome(await SayAsync(to, "chat.postEphemeral", arguments, ct), id: null);
        }

        arguments["unfurl_links"] = false;
        arguments["unfurl_media"] = false;
        var reply = await SayAsync(to, "chat.postMessage", arguments, ct);
        return Outcome(reply, reply.Body.Text("ts"));
    }

    public async Task<ChannelResult> UpdateAsync(
        ConversationReference to, string messageId, Message message, CancellationToken ct)
    {
        var arguments = Drawn(message);
        arguments["channel"] = SlackDestination.Of(to).Channel;
        arguments["ts"] = messageId;
        var reply = await SayAsync(to, "chat.update", arguments, ct);
        return SlackErrors.MessageGone.Contains(reply.Error)
            ? new ChannelResult.MessageGone(reply.Error)
            : Outcome(reply, messageId);
    }

    public async Task<ChannelResult> ShowHomeAsync(ConversationReference to, Message home, CancellationToken ct)
    {
        var reply = await CallAsync(
            to, "views.publish", new() { ["user_id"] = to.UserId, ["view"] = BlockKitRenderer.Home(home) }, ct);
        // A page that cannot be shown does not stand in the way of messages.
        return reply.Outcome == SlackOutcome.Unreachable ? new ChannelResult.Refused(reply.Error)
            : Outcome(reply, id: null);
    }

    public Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct) =>
        people.RosterAsync(team, continuation, ct);

    public Task<ChannelResult> OpenFormAsync(
        ConversationReference there, string trigger, Message form, CancellationToken ct) =>
        OpenAsync(there, trigger, form, isAlone: true, ct);

    /// <summary>Opens the form of a message as a modal, within three seconds of the press that asks for it.</summary>
    public Task<ChannelResult> ShowFormAsync(
        ConversationReference there, string trigger, Message form, CancellationToken ct) =>
        OpenAsync(there, trigger, form, isAlone: false, ct);

    async Task<ChannelResult> OpenAsync(
        ConversationReference there, string trigger, Message form, bool isAlone, CancellationToken ct)
    {
        var arguments = new JsonObject
        {
            ["trigger_id"] = trigger,
            ["view"] = BlockKitRenderer.Modal(form, AppName, isAlone),
        };
        return Outcome(await CallAsync(there, "views.open", arguments, ct), id: null);
    }

    async ValueTask<ChannelResult?> GoneAsync(ConversationReference to, CancellationToken ct) =>
        to is { Kind: ConversationKind.Personal, UserId: { } user }
        && await people.UnreachableAsync(to.TenantId, user, ct) is { } reason
            ? new ChannelResult.Unreachable(reason)
            : null;

    async Task<SlackReply> SayAsync(
        ConversationReference to, string method, JsonObject arguments, CancellationToken ct)
    {
        var reply = await CallAsync(to, method, arguments, ct);
        if (!BlocksRefused.Contains(reply.Error))
            return reply;

        arguments["blocks"] = new JsonArray();
        return await CallAsync(to, method, arguments, ct);
    }

    Task<SlackReply> CallAsync(
        ConversationReference to, string method, JsonObject arguments, CancellationToken ct) =>
        api.CallAsync(to.TenantId, Json(method, arguments), ct);

    static SlackCall Json(string method, JsonObject arguments) =>
        SlackCall.Json(method, JsonSerializer.SerializeToUtf8Bytes(arguments, Writing));

    static JsonObject Drawn(Message message) => new()
    {
        ["text"] = BlockKitRenderer.Fallback(message),
        ["blocks"] = BlockKitRenderer.Message(message),
    };

    static ChannelResult Outcome(SlackReply reply, string? id) => reply.Outcome switch
    {
        SlackOutcome.Ok => new ChannelResult.Done(id),
        SlackOutcome.Retry => new ChannelResult.NotNow(reply.After, reply.Error, reply.TooMany),
        SlackOutcome.Unknown => new ChannelResult.Unknown(reply.Error),
        SlackOutcome.Unreachable or SlackOutcome.Uninstalled => new ChannelResult.Unreachable(reply.Error),
        _ => new ChannelResult.Refused(reply.Error),
    };
}
