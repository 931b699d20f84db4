using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoachBot.Commands;
using CoachBot.Commands.Packaging;
using CoachBot.Slack.Inbound;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Host.Commands.Packaging;

public sealed partial class SlackManifestTests
{
    /// <summary>The scopes that let a method be called: any of them.</summary>
    /// <remarks>https://docs.slack.dev/reference/methods/ and the method's name, "Scopes".</remarks>
    static readonly Dictionary<string, string[]> ScopesOfMethods = new()
    {
        ["apps.connections.open"] = [],
        ["auth.revoke"] = [],
        ["auth.test"] = [],
        ["oauth.v2.access"] = [],
        ["chat.postEphemeral"] = ["chat:write"],
        ["chat.postMessage"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["conversations.info"] = ["channels:read", "groups:read", "im:read", "mpim:read"],
        ["conversations.members"] = ["channels:read", "groups:read", "im:read", "mpim:read"],
        ["conversations.open"] = ["im:write", "mpim:write"],
        ["users.info"] = ["users:read"],
        ["views.open"] = [],
        ["views.publish"] = [],
        ["views.update"] = [],
    };

    /// <summary>Granted for what is heard: events of channels, messages, mentions; commands.</summary>
    static readonly string[] ForHearing =
        ["app_mentions:read", "channels:read", "commands", "groups:read", "im:history", "users:read"];

    static string[] Scopes(JsonObject manifest) =>
        [.. manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(scope => (string)scope!)];

    [Fact]
    public void With_a_public_address_every_request_has_its_own()
    {
        var manifest = SlackManifest.From(Settled.With("PublicUrl=https://bot.example.com/"));

        Assert.Empty(SlackManifest.Faults(manifest));
        Assert.Equal(
            "https://bot.example.com/slack/commands", (string?)manifest["features"]!["slash_commands"]![0]!["url"]);
        Assert.Equal(
            "https://bot.example.com/slack/oauth_redirect", (string?)manifest["oauth_config"]!["redirect_urls"]![0]);
        Assert.Equal(
            "https://bot.example.com/slack/events",
            (string?)manifest["settings"]!["event_subscriptions"]!["request_url"]);
        Assert.Equal(
            "https://bot.example.com/slack/interactions",
            (string?)manifest["settings"]!["interactivity"]!["request_url"]);
        Assert.False((bool)manifest["settings"]!["socket_mode_enabled"]!);
    }

    [Theory]
    [InlineData("PublicUrl=")]
    [InlineData("PublicUrl=https://bot.example.com", "Slack:AppToken=xapp-1")]
    public void Socket_Mode_needs_no_address(params string[] settings)
    {
        var manifest = SlackManifest.From(Settled.With(settings));

        Assert.Empty(SlackManifest.Faults(manifest));
        Assert.True((bool)manifest["settings"]!["socket_mode_enabled"]!);
        Assert.DoesNotContain("/slack/", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "Slack:BotToken=xoxb-1")]
    [InlineData(false, "Slack:BotToken=xoxb-1", "Slack:ClientId=1.2")]
    [InlineData(true, "Slack:ClientId=1.2")]
    [InlineData(true, "Slack:ClientId=1.2", "Slack:AppToken=xapp-1")]
    public void Tokens_end_where_they_can_be_renewed(bool areRotated, params string[] settings)
    {
        var manifest = SlackManifest.From(Settled.With([.. settings, "PublicUrl=https://bot.example.com"]));

        Assert.Equal(areRotated, (bool)manifest["settings"]!["token_rotation_enabled"]!);
        Assert.Empty(SlackManifest.Faults(manifest));
    }

    [Fact]
    public void It_asks_for_what_an_installation_asks_for()
    {
        var manifest = SlackManifest.From(Settled.With());

        Assert.Equal(CoachBot.Slack.Install.Scopes.Bot, Scopes(manifest));
    }

    [Fact]
    public void Every_scope_is_needed_by_a_method_called_or_an_event_heard_and_every_method_has_its_scope()
    {
        var scopes = Scopes(SlackManifest.From(Settled.With()));
        var called = Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "src", "CoachBot.Slack"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(path => Methods().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups["method"].Value).Distinct().ToArray();

        Assert.Empty(called.Except(ScopesOfMethods.Keys));
        Assert.All(called, method => Assert.True(
            ScopesOfMethods[method].Length == 0 || ScopesOfMethods[method].Any(scopes.Contains), method));
        Assert.Empty(scopes.Except(ForHearing).Except(called.SelectMany(method => ScopesOfMethods[method])));
    }

    [Fact]
    public void Its_shortcut_is_the_one_that_is_understood()
    {
        var shortcut = Assert.Single(SlackManifest.From(Settled.With())["features"]!["shortcuts"]!.AsArray());

        Assert.Equal(InteractionReader.MakeCommitment, (string?)shortcut!["callback_id"]);
    }

    [Fact]
    public void Beside_every_scope_a_remark_says_what_for()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "manifest", "slack", "manifest.json"));
        var scopes = Scopes(SlackManifest.From(Settled.With()));

        Assert.All(scopes, scope =>
        {
            var at = Array.FindIndex(lines, line => line.Trim().TrimEnd(',') == $"\"{scope}\"");
            Assert.StartsWith("//", lines[at - 1].Trim(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("display_information.name", "A name of more than thirty-five letters", "takes 1 to 35")]
    [InlineData("display_information.long_description", "Short.", "takes 175 to 4000")]
    [InlineData("display_information.background_color", "teal", "takes # and three or six")]
    [InlineData("features.bot_user.display_name", "Coach Bot", "takes a to z")]
    [InlineData("features.shortcuts[0].name", "Make this message my commitment", "takes 1 to 24")]
    [InlineData("features.shortcuts[0].type", "chat", "takes message or global")]
    [InlineData("features.slash_commands[0].command", "coach", "takes a slash")]
    [InlineData("features.slash_commands[0].url", "http://bot.example.com", "takes an https address")]
    [InlineData("oauth_config.redirect_urls[0]", "bot.example.com", "takes an https address")]
    [InlineData("oauth_config.scopes.bot[5]", "im:write", "names im:write twice")]
    [InlineData("settings.event_subscriptions.request_url", "", "takes an https address")]
    [InlineData("settings.event_subscriptions.bot_events[0]", "reaction_added", "is no event that CoachBot hears")]
    [InlineData("settings.interactivity.request_url", "ftp://bot.example.com", "takes an https address")]
    [InlineData("app_directory", "x", "is no part of an app manifest")]
    public void What_Slack_would_refuse_is_told_in_one_line(string path, string value, string line)
    {
        var manifest = SlackManifest.From(Settled.With("PublicUrl=https://bot.example.com"));
        Put(manifest, path, value);

        var faults = SlackManifest.Faults(manifest);

        Assert.Contains(faults, fault => fault.Rule.StartsWith(line, StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.DoesNotContain('\n', fault.Rule));
    }

    [Theory]
    [InlineData("app_mentions:read", "bot_events[1]")]
    [InlineData("im:history", "bot_events[7]")]
    [InlineData("users:read", "bot_events[9]")]
    [InlineData("commands", "scopes.bot")]
    public void A_scope_left_out_is_missed_where_it_is_needed(string scope, string where)
    {
        var manifest = SlackManifest.From(Settled.With());
        var scopes = manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray();
        scopes.Remove(scopes.Single(one => (string?)one == scope));

        var fault = Assert.Single(SlackManifest.Faults(manifest));

        Assert.EndsWith(where, fault.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_Slack_cannot_reach_is_told_in_one_line()
    {
        using var error = new StringWriter();
        var folder = Directory.CreateTempSubdirectory("coachbot-");

        var exit = await PackageCommand.RunAsync(
            Settled.With("PublicUrl=http://bot.example.com"), folder.FullName, TextWriter.Null, error);

        Assert.Equal(1, exit);
        Assert.Equal(
            "PublicUrl: takes an https address of at most 2048 characters "
                + "(it is \"http://bot.example.com/slack/commands\")",
            error.ToString().Trim());
        Assert.Empty(folder.EnumerateFiles());
        folder.Delete();
    }

    [Fact]
    public async Task For_Slack_alone_the_manifest_is_all_there_is_to_write()
    {
        using var error = new StringWriter();
        var folder = Directory.CreateTempSubdirectory("coachbot-");

        var exit = await PackageCommand.RunAsync(
            Settled.With("Slack:BotToken=xoxb-1", "Slack:AppToken=xapp-1"), folder.FullName, TextWriter.Null, error);

        Assert.Equal((0, ""), (exit, error.ToString()));
        Assert.Equal(PackageCommand.SlackFile, Assert.Single(folder.EnumerateFiles()).Name);
        folder.Delete(recursive: true);
    }

    static void Put(JsonNode manifest, string path, string value)
    {
        var names = path.Split('.', '[', ']').Where(name => name.Length > 0).ToArray();
        var node = names[..^1].Aggregate(manifest, (at, name) => int.TryParse(name, out var i) ? at[i]! : at[name]!);
        if (int.TryParse(names[^1], out var last))
            node[last] = value;
        else
            node[names[^1]] = value;
    }

    [GeneratedRegex(
        "\"(?<method>(apps|auth|chat|conversations|oauth|reactions|team|users|views)\\.[a-zA-Z0-9.]+)\"",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Methods();
}
