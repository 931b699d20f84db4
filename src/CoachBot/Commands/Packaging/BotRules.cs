using System.Text.Json;

namespace CoachBot.Commands.Packaging;

/// <summary>The rules for the bot in a manifest: where it works, and the commands it offers there.</summary>
static class BotRules
{
    const int MaxCommands = 12;
    const int MaxTitle = 32;
    const int MaxDescription = 128;

    /// <summary>Where CoachBot answers. Not in group chats, and not in Copilot.</summary>
    static readonly string[] Scopes = ["personal", "team"];

    /// <param name="bots">The list; Teams takes one bot in it.</param>
    public static IEnumerable<PackageFault> Check(JsonPosition bots)
    {
        if (bots.Items.Count() != 1)
            return [bots.Fault("takes exactly one bot")];

        var bot = bots.Items.Single();
        return
        [
            .. ManifestRules.Id(bot["botId"]),
            .. InScopes(bot["scopes"]),
            .. Flag(bot["isNotificationOnly"]),
            .. Flag(bot["supportsFiles"]),
            .. bot["commandLists"].Items.SelectMany(list => List(list, [.. bot["scopes"].Texts])),
            .. Shape.Once(bot["commandLists"], bot["commandLists"].Items.SelectMany(list => list["scopes"].Texts)),
        ];
    }

    /// <summary>What Teams offers first to a person who adds the app must be something the bot can do.</summary>
    public static IEnumerable<PackageFault> Install(JsonPosition manifest)
    {
        var first = manifest["defaultInstallScope"];
        var scopes = manifest["bots"].Items.SelectMany(bot => bot["scopes"].Texts).ToArray();
        if (first.Node is not null && scopes.Length > 0 && !scopes.Contains(first.Text))
            yield return first.Fault("takes one of the bot's scopes");

        if (manifest["defaultGroupCapability"]["team"] is { Node: not null, Text: not "bot" } team)
            yield return team.Fault("takes bot: there is nothing else in the app");
    }

    static IEnumerable<PackageFault> List(JsonPosition list, string[] scopesOfBot) =>
    [
        .. InScopes(list["scopes"]),
        .. list["scopes"].Texts.Where(scope => scopesOfBot.Length > 0 && !scopesOfBot.Contains(scope))
            .Select(scope => list["scopes"].Fault($"names {scope}, the bot does not")),
        .. Shape.Count(list["commands"], 1, MaxCommands),
        .. list["commands"].Items.SelectMany(command => Shape.Length(command["title"], 1, MaxTitle)),
        .. list["commands"].Items.SelectMany(command => Shape.Length(command["description"], 1, MaxDescription)),
        .. Shape.Once(list["commands"], list["commands"].Items.Select(command => command["title"].Text)),
    ];

    static IEnumerable<PackageFault> InScopes(JsonPosition scopes) => scopes.Items.Any()
        ? [.. scopes.Items.SelectMany(scope => Shape.OneOf(scope, Scopes)), .. Shape.Once(scopes, scopes.Texts)]
        : [scopes.Fault($"takes {string.Join(", ", Scopes)} or one of them")];

    static IEnumerable<PackageFault> Flag(JsonPosition at)
    {
        if (at.Node is { } node && node.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            yield return at.Fault("takes true or false");
    }
}
