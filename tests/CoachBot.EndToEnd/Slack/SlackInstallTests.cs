using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>Two workspaces by OAuth; one takes the app out again, and the other notices nothing.</summary>
public sealed class SlackInstallTests
{
    [Fact]
    public async Task A_workspace_that_takes_the_app_out_hears_nothing_until_it_is_back_and_others_hear_on()
    {
        var world = new SlackWorld();
        var (acme, globex) = (world.Workspace("Acme"), world.Workspace("Globex"));
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("PublicUrl", SlackScene.PublicUrl),
            ("Slack:ClientId", world.ClientId), ("Slack:ClientSecret", world.ClientSecret));
        await scene.InstallAsync(acme);
        await scene.InstallAsync(globex);
        var (ana, ben) = (scene.Person(acme, "Ana"), scene.Person(globex, "Ben"));
        await ana.CommitAsync();
        await ben.CommitAsync();

        scene.Slack.Tokens.Revoke(acme);
        await ana.UninstallAsync();
        var since = scene.Slack.Journal.Calls.Count;
        await scene.DieAsync("2026-11-20T12:59:30Z");
        await ben.HearAsync("how did it go?");
        await scene.Bot.PrintsAsync("not_installed");
        var toAcme = scene.Slack.Journal.Calls.Where(call => call.Number >= since && call.Taken
            && (call.Channel == ana.Person.DirectId || call.User == ana.Person.Id)).ToArray();
        await scene.InstallAsync(acme);
        await ana.SayAsync("help");
        await ana.HearAsync("What I can do");

        Assert.Empty(toAcme);
    }
}
