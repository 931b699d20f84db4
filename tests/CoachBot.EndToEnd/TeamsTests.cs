using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd;

/// <summary>What Teams does to a bot, and what people may then rely on.</summary>
public sealed class TeamsTests
{
    const string Words = "ask one open question in the Contoso call";

    [Fact]
    public async Task A_message_delivered_twice_has_one_effect()
    {
        await using var scene = await TeamsScene.StartAsync();
        var (ana, _) = await scene.RepAsync("Ana");

        var message = await ana.SayAsync(Words);
        await ana.PostAsync(message);
        await ana.SayAsync("help");
        await ana.HearAsync("What I can do");

        Assert.Single(ana.Chat, said => said.Said.Contains($"Got it: \"{Words}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Editing_the_message_changes_the_commitment_and_its_card()
    {
        await using var scene = await TeamsScene.StartAsync();
        var (ana, ask) = await scene.RepAsync("Ana");
        var message = await ana.SayAsync(Words);
        await ana.SeeReplacedAsync(ask, Words);

        await ana.EditAsync(message, "wait after my question");

        await ana.SeeReplacedAsync(ask, "wait after my question");
    }

    [Fact]
    public async Task A_press_on_a_card_already_answered_shows_what_is_and_changes_nothing()
    {
        await using var scene = await TeamsScene.StartAsync();
        var (ana, _) = await scene.RepAsync("Ana");
        await ana.SayAsync(Words);
        await ana.HearAsync("Got it");
        await scene.Bot.RestartAsync(("Clock:Start", "2026-11-20T12:59:00Z"));
        var checkIn = await ana.HearAsync("how did it go?");
        await ana.PressAsync(checkIn, "tried");

        var shown = await ana.PressAsync(checkIn, "done");

        Assert.Contains("tried, not as hoped", shown!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_is_gone_is_replaced_by_a_message_with_its_state()
    {
        await using var scene = await TeamsScene.StartAsync();
        var (ana, ask) = await scene.RepAsync("Ana");
        scene.Connector.Refuse = call => call.Verb == ConnectorVerb.Update ? Refusal.MessageGone : null;

        await ana.PressAsync(ask, "commit", ("commitment", Words));

        await ana.HearAsync($"Your one thing: \"{Words}\"");
    }

    [Theory]
    [InlineData("not in roster")]
    [InlineData("writes blocked")]
    [InlineData("wordless")]
    [InlineData("gone")]
    public async Task Whoever_cannot_be_reached_is_left_alone_until_they_write(string how)
    {
        var refusal = how switch
        {
            "not in roster" => Refusal.NotInRoster,
            "writes blocked" => Refusal.WritesBlocked,
            "wordless" => Refusal.Wordless,
            _ => Refusal.ConversationGone,
        };
        await using var scene = await TeamsScene.StartAsync();
        var (ana, _) = await scene.RepAsync("Ana");
        var (ben, _) = await scene.RepAsync("Ben");
        await ben.SayAsync(Words);
        await ben.HearAsync("Got it");

        scene.Connector.Refuse = call => call.Conversation == ana.Person.ConversationId ? refusal : null;
        await ana.SayAsync(Words);
        var refused = await scene.Journal.WaitForAsync(call => call.Status == refusal.Status, "a refusal");
        await scene.Bot.PrintsAsync("was given up");
        await scene.Bot.RestartAsync(("Clock:Start", "2026-11-20T12:59:00Z"));
        await ben.HearAsync("how did it go?");
        var tried = scene.Journal.Calls.Where(
            call => call.Number > refused.Number && call.Conversation == ana.Person.ConversationId);
        scene.Connector.Refuse = _ => null;
        await ana.SayAsync("help");
        await ana.HearAsync("What I can do");

        Assert.Empty(tried);
    }

    [Fact]
    public async Task Everybody_of_a_large_team_is_invited_once_and_under_the_platforms_limit()
    {
        await using var scene = await TeamsScene.StartAsync("2026-11-16T08:55:00Z");
        var marc = scene.Person("Marc");
        var reps = Enumerable.Range(1, 120).Select(number => scene.Person($"Rep{number}")).ToArray();
        var team = scene.World.Team("North team", [marc.Person, .. reps.Select(rep => rep.Person)]);

        await marc.InstallInTeamAsync(team);
        await marc.InstallAsync();
        await scene.Journal.WaitForAsync(
            call => call.Taken && call.Said.Contains("Marc added me", StringComparison.Ordinal), "who the manager is");
        await marc.SayAsync("setup", team);
        var setup = await marc.HearAsync("Setup of North team");
        await marc.PressAsync(setup, setup.Card!.Buttons[0].Command);
        var withinTheHour = TimeSpan.FromSeconds(120);
        await Task.WhenAll(reps.Select(rep => rep.HearAsync("Marc sees commitments", withinTheHour)));

        Assert.All(reps, rep => Assert.Single(rep.Chat));
        // Teams counts 50 in any second; the bot lets 40 arrive.
        Assert.InRange(scene.Journal.MostIn(TimeSpan.FromSeconds(1)), 1, 40);
    }
}
