using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CoachBot.Commands.Packaging;

/// <summary>What Slack refuses an app manifest for, and what would leave the app deaf or mute.</summary>
/// <remarks>
/// Lengths and kinds after "App manifest reference", https://docs.slack.dev/reference/app-manifest, where no other page
/// is named.
/// </remarks>
static partial class SlackManifestRules
{
    /// <summary>What an event or a feature needs to be granted: one of these.</summary>
    /// <remarks>https://docs.slack.dev/reference/events and the event's name.</remarks>
    static readonly FrozenDictionary<string, string[]> Needs = new Dictionary<string, string[]>
    {
        ["app_home_opened"] = [],
        ["app_mention"] = ["app_mentions:read"],
        ["app_uninstalled"] = [],
        ["channel_left"] = ["channels:read"],
        ["group_left"] = ["groups:read"],
        ["member_joined_channel"] = ["channels:read", "groups:read"],
        ["member_left_channel"] = ["channels:read", "groups:read"],
        ["message.im"] = ["im:history"],
        ["tokens_revoked"] = [],
        ["user_change"] = ["users:read"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly string[] Parts =
        ["_metadata", "display_information", "features", "oauth_config", "settings"];

    /// <returns>In the order of the manifest; none for a sound one.</returns>
    public static IEnumerable<PackageFault> Check(JsonPosition manifest)
    {
        var (about, features, settings) =
            (manifest["display_information"], manifest["features"], manifest["settings"]);
        var scopes = manifest["oauth_config"]["scopes"]["bot"];
        var events = settings["event_subscriptions"];
        var isSocket = Flag(settings["socket_mode_enabled"]);
        return
        [
            // "additionalProperties": false, in the schema Slack publishes for editors.
            .. manifest.Members.Where(part => !Parts.Contains(part.Name))
                .Select(part => part.Fault("is no part of an app manifest")),
            .. Shape.Length(about["name"], 1, 35),
            .. Shape.Length(about["description"], 0, 140),
            .. Shape.Length(about["long_description"], 175, 4000),
            .. Shape.Matches(about["background_color"], Color(), "# and three or six hex digits"),
            .. Shape.Length(features["bot_user"]["display_name"], 1, 80),
            .. Shape.Matches(
                features["bot_user"]["display_name"], BotName(), "a to z, 0 to 9, hyphens, points, underscores"),
            .. Readable(features["app_home"]),
            .. Shape.Count(features["shortcuts"], 0, 10),
            .. features["shortcuts"].Items.SelectMany(Shortcut),
            .. Shape.Count(features["slash_commands"], 0, 50),
            .. features["slash_commands"].Items.SelectMany(command => Command(command, isSocket)),
            .. manifest["oauth_config"]["redirect_urls"].Items.SelectMany(Shape.Https),
            .. Shape.Count(scopes, 0, 255),
            .. Shape.Once(scopes, scopes.Texts),
            .. Granted(features, scopes),
            .. Shape.Count(events["bot_events"], 0, 100),
            .. Shape.Once(events["bot_events"], events["bot_events"].Texts),
            .. events["bot_events"].Items.SelectMany(one => Heard(one, scopes)),
            // "Request URL", https://docs.slack.dev/apis/events-api/using-http-request-urls; Socket Mode has none.
            .. isSocket ? [] : Shape.Https(events["request_url"]),
            .. isSocket ? [] : Shape.Https(settings["interactivity"]["request_url"]),
            .. Flag(settings["interactivity"]["is_enabled"])
                ? [] : new[] { settings["interactivity"]["is_enabled"].Fault("takes true: every button needs it") },
        ];
    }

    /// <remarks>https://docs.slack.dev/interactivity/implementing-shortcuts: a name of 24 characters at most.</remarks>
    static IEnumerable<PackageFault> Shortcut(JsonPosition shortcut) =>
    [
        .. Shape.OneOf(shortcut["type"], "message", "global"),
        .. Shape.Length(shortcut["name"], 1, 24),
        .. Shape.Length(shortcut["callback_id"], 1, 255),
        .. Shape.Length(shortcut["description"], 1, 150),
    ];

    /// <remarks>https://docs.slack.dev/interactivity/implementing-slash-commands</remarks>
    static IEnumerable<PackageFault> Command(JsonPosition command, bool isSocket) =>
    [
        .. Shape.Matches(command["command"], SlashCommand(), "a slash and 1 to 31 characters without blanks"),
        .. Shape.Length(command["description"], 1, 2000),
        .. Shape.Length(command["usage_hint"], 0, 1000),
        .. isSocket ? [] : Shape.Https(command["url"]),
    ];

    /// <summary>A tab that is off, or read-only, answers messages with messages_tab_disabled.</summary>
    /// <remarks>https://docs.slack.dev/surfaces/app-home</remarks>
    static IEnumerable<PackageFault> Readable(JsonPosition home)
    {
        if (!Flag(home["messages_tab_enabled"]))
            yield return home["messages_tab_enabled"].Fault("takes true: the chat with the bot is there");
        if (Flag(home["messages_tab_read_only_enabled"]))
            yield return home["messages_tab_read_only_enabled"].Fault("takes false: people answer there");
    }

    /// <remarks>https://docs.slack.dev/reference/scopes/commands</remarks>
    static IEnumerable<PackageFault> Granted(JsonPosition features, JsonPosition scopes)
    {
        if ((features["slash_commands"].Items.Any() || features["shortcuts"].Items.Any())
            && !scopes.Texts.Contains("commands"))
            yield return scopes.Fault("takes commands too, for the slash command and the shortcut");
    }

    static IEnumerable<PackageFault> Heard(JsonPosition one, JsonPosition scopes)
    {
        if (!Needs.TryGetValue(one.Text, out var needed))
            yield return one.Fault("is no event that CoachBot hears");
        else if (needed.Length > 0 && !needed.Any(scopes.Texts.Contains))
            yield return one.Fault($"needs {string.Join(" or ", needed)} among the scopes");
    }

    static bool Flag(JsonPosition at) => at.Node?.GetValueKind() == System.Text.Json.JsonValueKind.True;

    [GeneratedRegex(@"^#([0-9A-Fa-f]{3}){1,2}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Color();

    [GeneratedRegex(@"^[a-z0-9._-]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BotName();

    [GeneratedRegex(@"^/\S{1,31}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SlashCommand();
}
