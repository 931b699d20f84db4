using System.Globalization;
using System.Text.Json;
using CoachBot.Core.Conversation;
using CoachBot.Core.Wire;
using CoachBot.Slack.People;

namespace CoachBot.Slack.Inbound;

/// <summary>Reads what the Events API brings. Pure: a payload in, a request out.</summary>
static class EventReader
{
    public static SlackRequest Read(JsonElement root) => root.Text("type") switch
    {
        "url_verification" => root.Text("challenge") is { Length: > 0 } challenge
            ? new SlackRequest.Challenge(challenge)
            : new SlackRequest.Bad(),
        "event_callback" => Inner(root),
        { Length: > 0 } => new SlackRequest.Ignored(),
        _ => new SlackRequest.Bad(),
    };

    static SlackRequest Inner(JsonElement root)
    {
        var happened = root.Member("event");
        if (happened.Text("type") is not { Length: > 0 } type)
            return new SlackRequest.Bad();
        if (type is "app_uninstalled" or "tokens_revoked")
            return Gone(root, happened, type);

        var origin = From(root);
        if (!origin.IsKnown)
            return new SlackRequest.Bad();

        return type switch
        {
            "message" => MessageReader.Message(root, happened, origin),
            "app_mention" => MessageReader.Mention(root, happened, origin),
            "app_home_opened" => Opened(root, happened, origin),
            "member_joined_channel" or "member_left_channel" or "channel_left" or "group_left" =>
                Moved(root, happened, origin, type),
            "user_change" when SlackUser.Read(happened.Member("user"), origin.Tenant) is { } user =>
                new SlackRequest.PersonChanged(origin.Tenant, user),
            _ => new SlackRequest.Ignored(),
        };
    }

    /// <remarks>The one authorization told is the installation that the event is for.</remarks>
    static Origin From(JsonElement root)
    {
        var installation = root.Each("authorizations").FirstOrDefault();
        var tenant = installation.IsTrue("is_enterprise_install")
            ? installation.Text("enterprise_id")
            : installation.Text("team_id") ?? root.Text("team_id");
        return new(tenant ?? "", installation.Text("user_id") ?? root.Text("api_app_id") ?? "");
    }

    /// <remarks>Both events may come, in either order, and name no installation.</remarks>
    static SlackRequest Gone(JsonElement root, JsonElement happened, string type)
    {
        if (type == "tokens_revoked" && !happened.Member("tokens").Each("bot").Any())
            return new SlackRequest.Ignored(); // People's own tokens, of which the app has none.

        string[] tenants = [.. new[] { root.Text("team_id"), root.Text("enterprise_id") }.OfType<string>()];
        return tenants.Length == 0
            ? new SlackRequest.Bad()
            : new SlackRequest.Gone(tenants, At(root.Text("event_time") ?? happened.Text("event_ts")));
    }

    static SlackRequest Opened(JsonElement root, JsonElement happened, Origin origin)
    {
        if (happened.Text("user") is not { Length: > 0 } user)
            return new SlackRequest.Bad();

        // The page itself, or the tab with the messages: the first time that is how a person meets the bot.
        var kind = happened.Text("tab") == "home" ? ActivityKind.HomeOpened : ActivityKind.Installed;
        return new SlackRequest.Heard(new Activity
        {
            Kind = kind,
            IdempotencyKey = IdempotencyKey.Of("event", origin.Tenant, root.Text("event_id")),
            Conversation = origin.Chat(happened.Text("channel") ?? "", user),
            From = new Account(user),
            HasHome = true,
        });
    }

    /// <remarks>The bot itself coming or going is the team's beginning or end.</remarks>
    static SlackRequest Moved(JsonElement root, JsonElement happened, Origin origin, string type)
    {
        if (happened.Text("channel") is not { Length: > 0 } channel)
            return new SlackRequest.Bad();

        var (user, joins) = (happened.Text("user") ?? origin.Bot, type == "member_joined_channel");
        var isBot = user == origin.Bot;
        return new SlackRequest.Heard(new Activity
        {
            Kind = (isBot, joins) switch
            {
                (true, true) => ActivityKind.Installed,
                (true, false) => ActivityKind.Removed,
                (false, true) => ActivityKind.Joined,
                (false, false) => ActivityKind.Left,
            },
            IdempotencyKey = IdempotencyKey.Of("event", origin.Tenant, root.Text("event_id")),
            Conversation = origin.Team(channel),
            // A person who added the bot is its first manager.
            From = new Account(isBot ? happened.Text("inviter") ?? "" : user),
            People = isBot ? [] : [new Account(user)],
        });
    }

    static DateTimeOffset At(string? seconds) =>
        double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var at)
        && at is >= 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(at * 1000))
            : DateTimeOffset.UnixEpoch;
}
