using System.Collections.Immutable;

namespace CoachBot.Slack.Install;

/// <summary>What an administrator is asked for: nothing that no method called or event heard needs.</summary>
/// <remarks>
/// <c>manifest/slack/manifest.json</c> asks for the same; a test holds both against the calls and events there are.
/// </remarks>
public static class Scopes
{
    public static ImmutableArray<string> Bot { get; } =
    [
        // app_mention: a person speaks to the bot in a channel.
        "app_mentions:read",
        // conversations.members, conversations.info, events of members: who is in a public channel that is a team.
        "channels:read",
        // chat.postMessage, chat.update, chat.postEphemeral: everything the bot says.
        "chat:write",
        // /coach, and the shortcut "Make this my commitment".
        "commands",
        // As channels:read, for a private channel.
        "groups:read",
        // message.im: what people write to the bot in their own chat with it. No other messages are read.
        "im:history",
        // conversations.open: that chat, for a person who has never written.
        "im:write",
        // users.info, user_change: time zone, language, name; who is a bot, a guest or gone. No e-mail address.
        "users:read",
    ];
}
