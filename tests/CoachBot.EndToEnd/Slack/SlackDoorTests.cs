using System.Net;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>Who knocks at Slack's doors, and what they are told.</summary>
public sealed class SlackDoorTests
{
    [Fact]
    public async Task Whoever_is_not_Slack_changes_nothing_and_learns_nothing()
    {
        var world = new SlackWorld();
        var acme = world.Workspace("Acme");
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("Slack:BotToken", acme.BotToken));
        var ana = scene.Person(acme, "Ana");
        var hello = new SlackEnvelopes(world, acme).Message(ana.Person, "hello").ToJsonString();
        var now = TimeProvider.System.GetUtcNow();

        async Task<HttpStatusCode> KnockAsync(
            string body, string route = "/slack/events", string type = "application/json", double minutes = 0,
            string? secret = null)
        {
            using var answer = await scene.Http.SendAsync(
                route, type, body, now.AddMinutes(minutes), secret ?? world.SigningSecret);
            Assert.True(answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength is null or 0);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await KnockAsync(hello, secret: "forged"));
        Assert.Equal(HttpStatusCode.Unauthorized, await KnockAsync(hello, minutes: -6));
        Assert.Equal(HttpStatusCode.Unauthorized, await KnockAsync(hello, minutes: 6));
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, await KnockAsync(hello + new string(' ', 257 * 1024)));
        Assert.Equal(HttpStatusCode.BadRequest, await KnockAsync("{"));
        Assert.Equal(HttpStatusCode.BadRequest, await KnockAsync("""{"type":"event_callback","event":7}"""));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await KnockAsync(hello, "/slack/interactions", "application/x-www-form-urlencoded"));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await KnockAsync("text=help", "/slack/commands", "application/x-www-form-urlencoded"));
        Assert.Equal(
            HttpStatusCode.OK,
            await KnockAsync(hello.Replace("\"message\"", "\"pin_added\"", StringComparison.Ordinal)));
        Assert.Empty(scene.Slack.Journal.Calls);

        await ana.SayAsync("hello");
        await ana.HearAsync("Shall we start?");
    }

    [Fact]
    public async Task A_command_where_nobody_has_invited_the_bot_says_how_to_and_a_form_asked_for_opens_at_once()
    {
        var world = new SlackWorld();
        var acme = world.Workspace("Acme");
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("Slack:BotToken", acme.BotToken));
        var marc = scene.Person(acme, "Marc");
        var (random, north) = (acme.Channel("random", marc.Person), acme.Channel("north", marc.Person));

        var answer = await marc.CommandAsync("setup", random);
        var asked = scene.Slack.Journal.Calls.Select(call => call.Method).ToArray();
        await marc.InviteAsync(north);
        var modal = await marc.OpenAsync("setup", north);

        Assert.Equal("ephemeral", (string?)answer!["response_type"]);
        Assert.Contains("/invite @CoachBot", (string)answer["text"]!, StringComparison.Ordinal);
        Assert.All(asked, method => Assert.Contains(method, new[] { "conversations.info", "users.info" }));
        Assert.Contains(modal["blocks"]!.AsArray(), block => (string?)block!["block_id"] == "managers");
        Assert.DoesNotContain(marc.Chat, said => said.Said.Contains("Setup of", StringComparison.Ordinal));
    }
}
