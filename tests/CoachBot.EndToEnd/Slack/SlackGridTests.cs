using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>A Grid organisation by one installation, and a channel that it shares with another firm.</summary>
public sealed class SlackGridTests
{
    [Fact]
    public async Task A_whole_organisations_people_have_the_talk_and_another_firms_people_are_left_alone()
    {
        var world = new SlackWorld();
        var (globex, initech) = (world.Organisation("Globex"), world.Workspace("Initech"));
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("PublicUrl", SlackScene.PublicUrl),
            ("Slack:ClientId", world.ClientId), ("Slack:ClientSecret", world.ClientSecret));
        await scene.InstallAsync(globex);
        var (marc, ana) = (scene.Person(globex, "Marc"), scene.Person(globex, "Ana"));
        var eve = scene.Person(initech, "Eve");
        var north = globex.Channel("north", marc.Person, eve.Person, ana.Person);
        north.IsShared = true;
        globex.Strangers.Add(eve.Person);

        await marc.InviteAsync(north);
        Assert.Null(await marc.SubmitAsync(await marc.OpenAsync("setup", north)));
        await eve.MentionAsync(north, "hello", globex);
        await ana.PressAsync(await ana.HearAsync("Marc sees commitments"), "agree");
        await ana.HearAsync("What would you most like to get better at?");
        await ana.SayAsync(SlackScene.Skill);
        await ana.HearAsync(SlackScene.Question);
        await ana.SayAsync("ask one open question");
        await ana.HearAsync("Got it");
        await ana.MentionAsync(north, "help");
        await ana.HearAsync("What I can do");

        var toEve = scene.Slack.Journal.Calls.Where(call => call.Method != "users.info"
            && (call.User == eve.Person.Id || call.Channel == eve.Person.DirectId || call["users"] == eve.Person.Id));
        Assert.Empty(toEve);
        Assert.All(
            scene.Slack.Journal.Calls.Where(call => call.Token is not null),
            call => Assert.Equal(globex.BotToken, call.Token));
    }
}
