using CoachBot.Commands;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Host.Commands;

/// <summary><c>check</c> against Slack as it stands: what works, and what to set.</summary>
public sealed class SlackCheckTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coachbot-");
    readonly SlackWorld _world = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Tokens_that_work_are_said_to_and_not_repeated()
    {
        var acme = _world.Workspace("Acme");

        var (exit, said) = await CheckAsync(
            _world, $"Slack:BotToken={acme.BotToken}", $"Slack:AppToken={_world.AppToken}");

        Assert.Equal(0, exit);
        Assert.Contains("ok    Slack:BotToken   speaks in Acme as coach", said, StringComparison.Ordinal);
        Assert.Contains("ok    Slack:AppToken   opens a connection", said, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-", said, StringComparison.Ordinal);
        Assert.DoesNotContain("xapp-", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_that_do_not_are_told_one_line_each()
    {
        var (exit, said) = await CheckAsync(_world, "Slack:BotToken=xoxb-other", "Slack:AppToken=xapp-other");

        Assert.Equal(1, exit);
        Assert.Contains("set   Slack:BotToken   is not taken: invalid_auth", said, StringComparison.Ordinal);
        Assert.Contains("set   Slack:AppToken   opens no connection: ", said, StringComparison.Ordinal);
        Assert.Contains("To put right: 2.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_a_scope_it_needs_names_it()
    {
        var world = new SlackWorld { Scopes = ["chat:write", "im:write"] };

        var (exit, said) = await CheckAsync(
            world, $"Slack:BotToken={world.Workspace("Acme").BotToken}", "Slack:SigningSecret=8f74");

        Assert.Equal(1, exit);
        Assert.Contains("set   Slack:BotToken   lacks app_mentions:read, ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installed_by_OAuth_it_says_where()
    {
        var (exit, said) = await CheckAsync(
            _world, "PublicUrl=https://bot.example.com", "Slack:SigningSecret=8f74", "Slack:ClientId=1.2",
            "Slack:ClientSecret=c3");

        Assert.Equal(0, exit);
        Assert.Contains("installed at https://bot.example.com/slack/install", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Slack_that_cannot_be_reached_is_told()
    {
        var (exit, said) = await CheckAsync(
            _world, "Slack:BotToken=xoxb-1", "Slack:SigningSecret=8f74", "Slack:ApiUrl=http://127.0.0.1:9/api/");

        Assert.Equal(1, exit);
        Assert.Contains("http://127.0.0.1:9/api/ cannot be reached", said, StringComparison.Ordinal);
    }

    async Task<(int Exit, string Said)> CheckAsync(SlackWorld world, params string[] settings)
    {
        await using var slack = await FakeSlack.StartAsync(world);
        using var output = new StringWriter();
        var check = new CheckCommand(
            Settled.With([
                $"Storage:Path={Path.Combine(_folder.FullName, "coach.db")}",
                $"DataProtection:Path={Path.Combine(_folder.FullName, "keys")}",
                .. settings.Any(one => one.StartsWith("Slack:ApiUrl", StringComparison.Ordinal))
                    ? settings : settings.Append($"Slack:ApiUrl={slack.ApiUrl}"),
            ]),
            Settled.Development,
            output);

        return (await check.RunAsync(CancellationToken.None), output.ToString());
    }
}
