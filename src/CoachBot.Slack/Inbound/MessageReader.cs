using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;

namespace CoachBot.Slack.Inbound;

/// <summary>
/// Reads what a person wrote, in the bot's chat or to the bot in a channel; and what they changed later.
/// </summary>
/// <remarks>
/// The same message may come under another event id, and as two kinds of event: channel, <c>ts</c> and user name it.
/// </remarks>
static class MessageReader
{
    /// <summary>The channel is shared with another firm: https://docs.slack.dev/apis/slack-connect</summary>
    const string Shared = "is_ext_shared_channel";

    public static SlackRequest Message(JsonElement root, JsonElement said, Origin origin)
    {
        if (said.Text("channel") is not { Length: > 0 } channel)
            return new SlackRequest.Bad();
        if (said.Text("channel_type") is { } kind ? kind != "im" : !Origin.IsChat(channel))
            return new SlackRequest.Ignored(); // In a channel only what is said to the bot is its business.

        return said.Text("subtype") switch
        {
            "message_changed" => Edit(said, channel, origin),
            null or "file_share" or "thread_broadcast" => Heard(
                root, said, origin, user => origin.Chat(channel, user), channel),
            _ => new SlackRequest.Ignored(),
        };
    }

    public static SlackRequest Mention(JsonElement root, JsonElement said, Origin origin) =>
        said.Text("channel") is not { Length: > 0 } channel ? new SlackRequest.Bad()
        : Origin.IsChat(channel) ? Heard(root, said, origin, user => origin.Chat(channel, user), channel)
        : Heard(root, said, origin, user => origin.Team(channel, user, said.Text("thread_ts")), channel);

    static SlackRequest Heard(
        JsonElement root, JsonElement said, Origin origin, Func<string, ConversationReference> where, string channel)
    {
        // The bot hears itself, and other bots.
        if (said.Text("bot_id") is not null || said.Text("user") is not { Length: > 0 } user || user == origin.Bot)
            return new SlackRequest.Ignored();
        if (said.Text("ts") is not { Length: > 0 } ts)
            return new SlackRequest.Bad();

        var spoken = SlackMessageText.Read(said.Text("text"), origin.Bot);
        var isStranger = IsStranger(root, said);
        return new SlackRequest.Heard(new Activity
        {
            Kind = ActivityKind.Message,
            IdempotencyKey = IdempotencyKey.Of("message", origin.Tenant, channel, ts, user),
            MessageId = ts,
            Conversation = where(user),
            From = new Account(user, IsGuest: isStranger, IsStranger: isStranger),
            Text = spoken.Text,
            People = spoken.People,
            ReplyToId = said.Text("thread_ts") is { } thread && thread != ts ? thread : null,
            HasHome = true,
        })
        {
            IsInShared = root.IsTrue(Shared),
        };
    }

    /// <remarks>Links that are unfolded change a message too, and nobody's words.</remarks>
    static SlackRequest Edit(JsonElement changed, string channel, Origin origin)
    {
        var (now, before) = (changed.Member("message"), changed.Member("previous_message"));
        if (now.Text("bot_id") is not null || now.Text("user") is not { Length: > 0 } user || user == origin.Bot
            || now.Text("ts") is not { Length: > 0 } ts || now.Text("text") == before.Text("text"))
            return new SlackRequest.Ignored();

        var spoken = SlackMessageText.Read(now.Text("text"), origin.Bot);
        return new SlackRequest.Heard(new Activity
        {
            Kind = ActivityKind.Edit,
            IdempotencyKey = IdempotencyKey.Of(
                "edit", origin.Tenant, channel, ts, user, now.Member("edited").Text("ts") ?? spoken.Text),
            EditedId = ts,
            Conversation = origin.Chat(channel, user),
            From = new Account(user),
            Text = spoken.Text,
            People = spoken.People,
            HasHome = true,
        });
    }

    /// <summary>In a channel shared with another firm, a person from there, as far as the event tells.</summary>
    /// <remarks>
    /// In an organisation a colleague's home may be another of its workspaces, which an event does not list: then who
    /// they are is for users.info to tell.
    /// </remarks>
    static bool IsStranger(JsonElement root, JsonElement said) =>
        root.IsTrue(Shared)
        && (said.Text("user_team") ?? said.Text("source_team")) is { } home
        && (root.Text("enterprise_id") is { } organisation
            ? home.StartsWith('E') && home != organisation
            : home != root.Text("team_id"));
}
