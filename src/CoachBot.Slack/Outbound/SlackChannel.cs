using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Wire;
using CoachBot.Slack.Blocks;
using CoachBot.Slack.People;

namespace CoachBot.Slack.Outbound;

/// <summary>Slack as a way out to people.</summary>
/// <remarks>
/// What Slack puts off comes back at once: the wait is the sender's. A message for one person in a channel is
/// ephemeral and has no id: Slack does not let such a message be changed later.
/// </remarks>
public sealed class SlackChannel(IWebApi api, IPeople people, TenantRateLimiter limiter, TimeProvider wire) : IChannel
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

    public IReadOnlySet<string> UnreachableReasons => SlackErrors.Unreachable;

    public async Task<ChannelResult> OpenAsync(ConversationReference to, CancellationToken ct)
    {
        var requests = RequestsTo(to);
        if (await GoneAsync(to, requests, ct) is { } gone)
            return gone;

        var reply = await CallAsync(to, "conversations.open", new() { ["users"] = to.UserId }, requests, ct);
        return Outcome(reply, reply.Body.Member("channel").Told("id"));
    }

    public async Task<ChannelResult> SendAsync(ConversationReference to, Message message, CancellationToken ct)
    {
        var requests = RequestsTo(to);
        if (await GoneAsync(to, requests, ct) is { } gone)
            return gone;

        var place = SlackDestination.Of(to);
        var arguments = Drawn(message);
        arguments["channel"] = place.Channel;
        if (place.Thread is { } thread)
            arguments["thread_ts"] = thread;
        if (to is { Kind: not ConversationKind.Personal, UserId: { } user })
        {
            arguments["user"] = user;
            return Outcome(await SayAsync(to, "chat.postEphemeral", arguments, requests, ct), id: null);
        }

        arguments["unfurl_links"] = false;
        arguments["unfurl_media"] = false;
        var reply = await SayAsync(to, "chat.postMessage", arguments, requests, ct);
        return Outcome(reply, reply.Body.Told("ts"));
    }

    public async Task<ChannelResult> UpdateAsync(
        ConversationReference to, string messageId, Message message, CancellationToken ct)
    {
        var arguments = Drawn(message);
        arguments["channel"] = SlackDestination.Of(to).Channel;
        arguments["ts"] = messageId;
        var reply = await SayAsync(to, "chat.update", arguments, RequestsTo(to), ct);
        return SlackErrors.MessageGone.Contains(reply.Error)
            ? new ChannelResult.MessageGone(reply.Error)
            : Outcome(reply, messageId);
    }

    public async Task<ChannelResult> ShowHomeAsync(ConversationReference to, Message home, CancellationToken ct)
    {
        JsonObject arguments = new() { ["user_id"] = to.UserId, ["view"] = BlockKitRenderer.Home(home) };
        var reply = await CallAsync(to, "views.publish", arguments, RequestsTo(to), ct);
        // A page that cannot be shown does not keep messages from their person.
        return reply.Outcome == SlackOutcome.Unreachable ? new ChannelResult.Refused(reply.Error)
            : Outcome(reply, id: null);
    }

    public Task<RosterPage> RosterAsync(ConversationReference team, string? continuation, CancellationToken ct) =>
        people.RosterAsync(team, continuation, RequestsTo(team), ct);

    public Task<ChannelResult> OpenFormAsync(
        ConversationReference there, string trigger, Message form, CancellationToken ct) =>
        OpenAsync(there, trigger, BlockKitRenderer.Modal(form, AppName, isAlone: true), RequestsTo(there), ct);

    /// <summary>
    /// Opens the form of a message as a modal, within three seconds of the press that asks for it, and therefore
    /// without a lease.
    /// </summary>
    public Task<ChannelResult> ShowFormAsync(
        ConversationReference there, string trigger, Message form, CancellationToken ct) =>
        MeasuredChannel.CallAsync(Name, "form", wire, () => OpenAsync(
            there, trigger, BlockKitRenderer.Modal(form, AppName, isAlone: false), requests: null, ct));

    async Task<ChannelResult> OpenAsync(
        ConversationReference there, string trigger, JsonObject view, RequestSequence? requests, CancellationToken ct)
    {
        JsonObject arguments = new() { ["trigger_id"] = trigger, ["view"] = view };
        return Outcome(await CallAsync(there, "views.open", arguments, requests, ct), id: null);
    }

    async ValueTask<ChannelResult?> GoneAsync(
        ConversationReference to, RequestSequence requests, CancellationToken ct) =>
        to is { Kind: ConversationKind.Personal, UserId: { } user }
        && await people.UnreachableAsync(to.TenantId, user, requests, ct) is { } reason
            ? new ChannelResult.Unreachable(reason)
            : null;

    async Task<SlackReply> SayAsync(
        ConversationReference to, string method, JsonObject arguments, RequestSequence requests, CancellationToken ct)
    {
        var reply = await CallAsync(to, method, arguments, requests, ct);
        if (!BlocksRefused.Contains(reply.Error))
            return reply;

        arguments["blocks"] = new JsonArray();
        return await CallAsync(to, method, arguments, requests, ct);
    }

    RequestSequence RequestsTo(ConversationReference to) => new(limiter, to.TenantId);

    Task<SlackReply> CallAsync(
        ConversationReference to, string method, JsonObject arguments, RequestSequence? requests,
        CancellationToken ct) =>
        api.CallAsync(to.TenantId, Json(method, arguments) with { Requests = requests }, ct);

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
        SlackOutcome.Unreachable or SlackOutcome.Uninstalled =>
            new ChannelResult.Unreachable(reply.Error, IsChatGone: reply.Error == "channel_not_found"),
        _ => new ChannelResult.Refused(reply.Error),
    };
}
