using CoachBot.EndToEnd.Support;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>A channel team's week in Slack, lived through a bot that is killed in the middle of it.</summary>
public sealed class SlackWeekTests
{
    const int Reps = 4;

    [Fact]
    public async Task A_team_lives_a_week_and_nothing_acknowledged_is_lost_while_the_bot_is_killed()
    {
        var world = new SlackWorld();
        var acme = world.Workspace("Acme");
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("Slack:BotToken", acme.BotToken));
        var random = new Random(20261116);
        scene.Slack.Refuse = call => Trouble(call, random);
        var marc = scene.Person(acme, "Marc");
        var reps = Enumerable.Range(1, Reps).Select(number => scene.Person(acme, $"Rep{number}")).ToArray();
        var north = acme.Channel("north", [marc.Person, .. reps.Select(rep => rep.Person)]);

        // Monday: a channel becomes a team, its manager sets it up in a modal, and the bot dies in between.
        await marc.InviteAsync(north);
        await scene.Slack.Journal.WaitForAsync(
            call => call.Taken && call.Channel == north.Id && call.Said.Contains("Marc", StringComparison.Ordinal),
            "who the manager is", HttpWire.Patience);
        await scene.DieAsync("2026-11-16T08:10:00Z");
        var modal = await marc.OpenAsync("setup", north);
        var wrong = await marc.SubmitAsync(modal, ("managers", "Nobody Here"));
        Assert.NotNull(wrong!["managers"]);
        Assert.Null(await marc.SubmitAsync(modal));

        // Every rep is invited, agrees and commits, and the bot dies twice meanwhile.
        var begun = Task.WhenAll(reps.Select(BeginAsync));
        await DieAfterAsync(scene, 8, "2026-11-16T08:40:00Z");
        await DieAfterAsync(scene, 8, "2026-11-16T09:20:00Z");
        await begun;

        // Friday: how did it go; and it dies once more.
        await scene.DieAsync("2026-11-20T12:59:30Z");
        var checkedIn = Task.WhenAll(reps.Select(CheckInAsync));
        await DieAfterAsync(scene, 4, "2026-11-20T13:05:00Z");
        await checkedIn;
        await marc.SayAsync("summary");
        var summary = await marc.HearAsync($"{Reps} committed");
        await scene.Bot.KillAsync();

        Assert.Contains($"{Reps} tried or done", summary.Said, StringComparison.Ordinal);
        var kept = await StoreRows.WordsAsync(scene.Bot.StorePath);
        Assert.All(reps.SelectMany(rep => rep.Acknowledged), words => Assert.Contains(words, kept));
        AssertSaidOnce(scene);
    }

    static async Task BeginAsync(SlackMember rep)
    {
        await rep.PressAsync(await rep.HearAsync("Marc sees commitments"), "agree");
        await rep.HearAsync("What would you most like to get better at?");
        await rep.SayAsync(SlackScene.Skill);
        await rep.HearAsync(SlackScene.Question);
        await rep.TellAsync($"ask {rep.Person.Name}'s <open> question & wait");
        await rep.HearAsync("Got it");
    }

    static async Task CheckInAsync(SlackMember rep)
    {
        await rep.PressAsync(await rep.HearAsync("how did it go?"), "tried");
        await rep.HearAsync("What did you notice");
        await rep.TellAsync($"silence got {rep.Person.Name} the answer");
    }

    static async Task DieAfterAsync(SlackScene scene, int calls, string clock)
    {
        var last = scene.Slack.Journal.Calls.Count + calls;
        await scene.Slack.Journal.WaitForAsync(call => call.Number >= last, $"call {last}", HttpWire.Patience);
        await scene.DieAsync(clock);
    }

    /// <summary>One message in ten meets what Slack does on a bad day; nothing that ends a conversation.</summary>
    static Refusal? Trouble(SlackCall call, Random random)
    {
        int dice;
        lock (random)
            dice = random.Next(100);
        return call.Method != "chat.postMessage" ? null : dice switch
        {
            < 7 => new(429, """{"ok":false,"error":"ratelimited"}""", TimeSpan.FromSeconds(1)),
            < 10 => Refusal.CutAfterReceipt,
            _ => Refusal.Slow(TimeSpan.FromMilliseconds(dice)),
        };
    }

    /// <summary>Whatever was said with words of its own was said once, but for what was on the wire.</summary>
    static void AssertSaidOnce(SlackScene scene)
    {
        var messages = scene.Slack.Messages.Where(call => call.Method == "chat.postMessage").ToArray();
        var excused = scene.OpenAtKills
            .Concat(messages.Where(call => call.AnsweredAt is null).Select(call => call.Number)).ToHashSet();
        var twice = messages
            .Where(call => call.Said.Contains("open question", StringComparison.Ordinal)
                || call.Said.Contains(SlackScene.Question, StringComparison.Ordinal)
                || call.Said.Contains("how did it go?", StringComparison.Ordinal))
            .GroupBy(call => (call.Channel, call.Said)).Where(said => said.Count() > 1);
        Assert.All(twice, said => Assert.True(
            said.Count() == 2 && excused.Contains(said.First().Number),
            $"Said {said.Count()} times, though nothing was on the wire: {said.First()}"));
    }
}
