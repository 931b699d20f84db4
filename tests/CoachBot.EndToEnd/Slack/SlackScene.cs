using System.Web;
using CoachBot.EndToEnd.Support;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>A bot, Slack as it is documented, and the people there.</summary>
sealed class SlackScene : IAsyncDisposable
{
    public const string PublicUrl = "https://bot.example.com";
    public const string Skill = "the quality of my questions";
    public const string Question = "What one thing will you do this week to improve the quality of your questions?";

    TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    SlackScene(SlackWorld world, FakeSlack slack, BotProcess bot)
    {
        (World, Slack, Bot) = (world, slack, bot);
        Http = new(bot.Http, world, () => _up.Task);
        _up.SetResult();
    }

    public SlackWorld World { get; }
    public FakeSlack Slack { get; }
    public BotProcess Bot { get; }
    public HttpWire Http { get; }

    /// <summary>Calls that the bot may not have known the end of when it was killed.</summary>
    public HashSet<int> OpenAtKills { get; } = [];

    /// <param name="clock">Where people's time begins; it runs a minute a second.</param>
    /// <param name="settings">Beside Slack's address and signing secret; keys of section <c>Slack</c>.</param>
    public static async Task<SlackScene> StartAsync(
        SlackWorld world, string clock, params (string Key, string Value)[] settings)
    {
        var slack = await FakeSlack.StartAsync(world);
        slack.Views.TriggerLifetime = TimeSpan.FromSeconds(60); // Three, on a machine that has nothing else to do.
        try
        {
            var bot = await BotProcess.StartAsync(
            [
                ("Clock:Start", clock), ("Clock:Speed", "60"), ("Slack:ApiUrl", slack.ApiUrl),
                .. settings.Any(setting => setting.Key == "Slack:AppToken")
                    ? [] : new[] { ("Slack:SigningSecret", world.SigningSecret) },
                .. settings,
            ]);
            return new(world, slack, bot);
        }
        catch
        {
            await slack.DisposeAsync();
            throw;
        }
    }

    /// <summary>What an administrator's browser does.</summary>
    public async Task InstallAsync(SlackWorkspace workspace)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Bot.Url,
        };
        using var begun = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative));
        var state = HttpUtility.ParseQueryString(begun.Headers.Location!.Query)["state"]!;
        var code = Slack.Tokens.Code(workspace, $"{PublicUrl}/slack/oauth_redirect");
        using var back = new HttpRequestMessage(
            HttpMethod.Get, new Uri($"/slack/oauth_redirect?code={code}&state={state}", UriKind.Relative));
        back.Headers.Add("Cookie", begun.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var page = await browser.SendAsync(back);
        Assert.Contains(
            $"CoachBot is in {workspace.Name}", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public SlackMember Person(SlackWorkspace workspace, string name) => Hands(workspace.Person(name));

    public SlackMember Hands(SlackPerson person) => new(person, Slack, Http);

    /// <summary>kill -9, and up again on the same data with people's clock there.</summary>
    public async Task DieAsync(string clock)
    {
        _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = TimeProvider.System.GetUtcNow();
        await Bot.KillAsync();
        OpenAtKills.UnionWith(Slack.Journal.Calls
            .Where(call => call.AnsweredAt is not { } at || at > before - TimeSpan.FromSeconds(1))
            .Select(call => call.Number));
        await Bot.StartAgainAsync(("Clock:Start", clock));
        _up.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
