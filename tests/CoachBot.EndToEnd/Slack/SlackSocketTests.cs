using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>A firm that opens no port: everything comes over a socket that the bot has opened.</summary>
public sealed class SlackSocketTests
{
    [Fact]
    public async Task A_rep_begins_over_sockets_that_are_recycled_and_break_and_nothing_is_lost_or_doubled()
    {
        var world = new SlackWorld();
        var acme = world.Workspace("Acme");
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("Slack:BotToken", acme.BotToken), ("Slack:AppToken", world.AppToken));
        var ana = new SlackMember(acme.Person("Ana"), scene.Slack, new SocketWire(scene.Slack));
        var sockets = scene.Slack.Sockets;

        await ana.SayAsync("hello");
        var consent = await ana.HearAsync("Shall we start?");
        await sockets.Open[^1].AskToLeaveAsync("refresh_requested");
        await ana.PressAsync(consent, "agree");
        await ana.HearAsync("What would you most like to get better at?");
        sockets.Open[^1].Cut();
        await ana.SayAsync(SlackScene.Skill);
        await ana.HearAsync(SlackScene.Question);
        var said = ana.SayAsync("ask one open question");
        if (sockets.Open is [.., var last])
            last.Cut();
        await ana.HearAsync("Got it: \"ask one open question\"");
        await said;
        await ana.CommandAsync("help");
        await ana.HearAsync("What I can do");
        var metrics = await scene.Bot.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        // 'help' puts the question that is open once more, after its list.
        var before = ana.Chat
            .TakeWhile(said => !said.Said.Contains("What I can do", StringComparison.Ordinal)).ToList();
        Assert.Single(before, said => said.Said.Contains("Got it: ", StringComparison.Ordinal));
        Assert.Single(before, said => said.Said.Contains(SlackScene.Question, StringComparison.Ordinal));
        Assert.True(sockets.Opened >= 3);
        Assert.Contains("coachbot_slack_connections ", metrics, StringComparison.Ordinal);
    }
}
