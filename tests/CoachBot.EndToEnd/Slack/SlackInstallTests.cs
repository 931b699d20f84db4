using System.Web;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>Two workspaces by OAuth; one takes the app out again, and the other notices nothing.</summary>
public sealed class SlackInstallTests
{
    const string Back = "https://bot.example.com/slack/oauth_redirect";

    [Fact]
    public async Task A_workspace_that_takes_the_app_out_hears_nothing_until_it_is_back_and_others_hear_on()
    {
        var world = new SlackWorld();
        var (acme, globex) = (world.Workspace("Acme"), world.Workspace("Globex"));
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("PublicUrl", "https://bot.example.com"),
            ("Slack:ClientId", world.ClientId), ("Slack:ClientSecret", world.ClientSecret));
        await InstallAsync(scene, acme);
        await InstallAsync(scene, globex);
        var (ana, ben) = (scene.Person(acme, "Ana"), scene.Person(globex, "Ben"));
        await CommitAsync(ana);
        await CommitAsync(ben);

        scene.Slack.Tokens.Revoke(acme);
        await ana.UninstallAsync();
        var since = scene.Slack.Journal.Calls.Count;
        await scene.DieAsync("2026-11-20T12:59:30Z");
        await ben.HearAsync("how did it go?");
        await scene.Bot.PrintsAsync("not_installed");
        var toAcme = scene.Slack.Journal.Calls.Where(call => call.Number >= since && call.Taken
            && (call.Channel == ana.Person.DirectId || call.User == ana.Person.Id)).ToArray();
        await InstallAsync(scene, acme);
        await ana.SayAsync("help");
        await ana.HearAsync("What I can do");

        Assert.Empty(toAcme);
    }

    static async Task CommitAsync(SlackMember rep)
    {
        await rep.SayAsync("hello");
        await rep.PressAsync(await rep.HearAsync("Shall we start?"), "agree");
        await rep.HearAsync("What would you most like to get better at?");
        await rep.SayAsync(SlackScene.Skill);
        await rep.HearAsync(SlackScene.Question);
        await rep.SayAsync("ask one open question");
        await rep.HearAsync("Got it");
    }

    /// <summary>What an administrator's browser does.</summary>
    static async Task InstallAsync(SlackScene scene, SlackWorkspace workspace)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = scene.Bot.Url,
        };
        using var begun = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative));
        var state = HttpUtility.ParseQueryString(begun.Headers.Location!.Query)["state"]!;
        using var back = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(
                $"/slack/oauth_redirect?code={scene.Slack.Tokens.Code(workspace, Back)}&state={state}",
                UriKind.Relative));
        back.Headers.Add("Cookie", begun.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var page = await browser.SendAsync(back);
        Assert.Contains(
            $"CoachBot is in {workspace.Name}", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
