using System.Net;
using System.Text;
using CoachBot.Core.Storage;
using CoachBot.EndToEnd.Slack;
using CoachBot.EndToEnd.Support;
using CoachBot.EndToEnd.Support.Slack;
using CoachBot.Storage;

namespace CoachBot.EndToEnd;

/// <summary>What a bot prints, as talkative as it can be: ids, codes and places, and no word that was typed.</summary>
public sealed class LogTests
{
    /// <summary>Each in a text of its own: answers, plans, edits, what is refused, what meets a fault.</summary>
    static readonly string[] Words =
    [
        "wombat", "quokka", "numbat", "okapi", "capybara", "pangolin", "axolotl", "quagga", "bilby", "echidna",
        "narwhal", "tamarin",
    ];

    [Fact]
    public async Task No_word_that_a_person_typed_and_no_secret_is_printed_at_any_level()
    {
        var world = new SlackWorld();
        var acme = world.Workspace("Acme");
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("Slack:BotToken", acme.BotToken), ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"));
        await using var connector = await FakeConnector.StartAsync(new TeamsWorld());
        var ana = new TeamsUser(connector.World.Person("Ana"), connector, scene.Bot.Http);
        var tom = scene.Person(acme, "Tom");

        await InTeamsAsync(ana, connector, scene.Bot);
        await InSlackAsync(tom, scene);
        await WithoutProofOrSenseAsync(scene);
        await WithBrokenRowAsync(ana, scene.Bot);

        var printed = scene.Bot.Output;
        Assert.Contains("trce: ", printed, StringComparison.Ordinal);
        Assert.Contains("Turn failed. Code", printed, StringComparison.Ordinal);
        Assert.Contains("was given up", printed, StringComparison.Ordinal);
        string[] secrets = [acme.BotToken, world.SigningSecret];
        Assert.DoesNotContain(
            Words.Concat(secrets), word => printed.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A rep begins, commits, plans and changes it; a message is refused in words that quote it.</summary>
    static async Task InTeamsAsync(TeamsUser ana, FakeConnector connector, BotProcess bot)
    {
        await ana.InstallAsync();
        await ana.PressAsync(await ana.HearAsync("Shall we start?"), "agree");
        await ana.HearAsync("What would you most like to get better at?");
        await ana.SayAsync("the wombat in my questions");
        await ana.HearAsync("What one thing");
        var message = await ana.SayAsync("ask about the quokka");
        await ana.HearAsync("Got it");
        await ana.SayAsync("the numbat call, Thursday 10");
        await ana.HearAsync("How much rides on that call?");
        await ana.EditAsync(message, "ask about the okapi");
        connector.Refuse = call => call.Said.Contains("capybara", StringComparison.Ordinal)
            ? new(400, $$$"""{"error":{"code":"BadSyntax","message":"{{{call.Said.Replace('"', ' ')}}}"}}""")
            : null;
        await ana.SayAsync("commit to a capybara");
        await bot.PrintsAsync("was given up");
    }

    static async Task InSlackAsync(SlackMember tom, SlackScene scene)
    {
        await tom.CommitAsync();
        await tom.SayAsync("the pangolin call");
        await tom.HearAsync("How much rides on that call?");
        await tom.CommandAsync("commit to an axolotl");
        await tom.HearAsync("axolotl");
        scene.Slack.Refuse = call => call.Said.Contains("quagga", StringComparison.Ordinal)
            ? new(200, """{"ok":false,"error":"msg_blocks_too_long","detail":"a quagga"}""")
            : null;
        await tom.SayAsync("commit to a quagga");
        await scene.Slack.Journal.WaitForAsync(
            call => call.Said.Contains("quagga", StringComparison.Ordinal), "the quagga", HttpWire.Patience);
    }

    /// <summary>A body that breaks off, one without its proof, and one that is no body of ours.</summary>
    static async Task WithoutProofOrSenseAsync(SlackScene scene)
    {
        using var broken = new StringContent(
            """{"type":"message","text":"bilby",""", Encoding.UTF8, "application/json");
        using var refused = await scene.Bot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), broken);
        using var unsigned = await scene.Http.SendAsync(
            "/slack/events", "application/json", """{"event":{"text":"echidna"}}""",
            TimeProvider.System.GetUtcNow(), "another secret");
        using var senseless = await scene.Http.SendAsync(
            "/slack/interactions", "application/x-www-form-urlencoded", "payload=narwhal",
            TimeProvider.System.GetUtcNow(), scene.World.SigningSecret);

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest],
            new[] { refused.StatusCode, unsigned.StatusCode, senseless.StatusCode });
    }

    /// <summary>The turn meets a fault of ours, in the midst of the person's words.</summary>
    static async Task WithBrokenRowAsync(TeamsUser ana, BotProcess bot)
    {
        await bot.KillAsync();
        await using (var table = SqliteTable.Open(bot.StorePath, TimeProvider.System))
        {
            var head = await StoreRows.AllAsync(table).FirstAsync(row =>
                row.Row == "head" && row.Partition.Contains(ana.Person.DirectoryId, StringComparison.Ordinal));
            await table.CommitAsync(
                head.Partition, [new Change.Upsert(head.With("dialog", "[{\"kept\": quokka"))], CancellationToken.None);
        }

        await bot.StartAgainAsync();
        await ana.SayAsync("the tamarin said so");
        await bot.PrintsAsync("Turn failed");
        await ana.HearAsync("went wrong");
    }
}
