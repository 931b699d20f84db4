using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.CardChecks;
using CoachBot.EndToEnd.Support;
using CoachBot.EndToEnd.Support.Slack;

namespace CoachBot.EndToEnd.Slack;

/// <summary>
/// The very same requests to the bot that runs, and to the HTTP receiver of Slack's own <c>@slack/bolt</c>.
/// </summary>
public sealed class BoltTests
{
    [Fact]
    public async Task What_Bolt_takes_for_Slacks_the_bot_does_too_but_for_what_is_named()
    {
        var world = new SlackWorld();
        var acme = world.Workspace("Acme");
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("Slack:BotToken", acme.BotToken));
        var knocks = new Knocks(world, acme, TimeProvider.System.GetUtcNow());

        var bolts = await BoltAsync(world.SigningSecret, knocks.All);
        var ours = new List<bool>();
        foreach (var knock in knocks.All)
            ours.Add(await SendAsync(scene.Bot.Http, knock));

        Assert.Equal(
            knocks.All.Select(knock => $"{knock.Name}: {Verdict(knock.Bolt)} by Bolt, {Verdict(knock.Ours)} here"),
            knocks.All.Zip(bolts, ours).Select(judged =>
                $"{judged.First.Name}: {Verdict(judged.Second)} by Bolt, {Verdict(judged.Third)} here"));
        Assert.Equal(5, knocks.All.Count(knock => knock.Bolt != knock.Ours));
        Assert.Empty(scene.Slack.Messages);
    }

    static string Verdict(bool isTaken) => isTaken ? "taken" : "refused";

    /// <returns>Of each request, whether it was taken for Slack's.</returns>
    static async Task<IReadOnlyList<bool>> BoltAsync(string secret, IEnumerable<Knock> knocks)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "requests.json");
        await File.WriteAllTextAsync(path, new JsonObject
        {
            ["secret"] = secret,
            ["requests"] = new JsonArray([.. knocks.Select(knock => knock.ToJson())]),
        }.ToJsonString());

        var (exit, output) = await NodeScript.RunAsync("check-signatures.mjs", path);
        Assert.True(exit == 0, output);
        return [.. JsonSerializer.Deserialize<int[]>(output)!.Select(IsTaken)];
    }

    static async Task<bool> SendAsync(HttpClient bot, Knock knock)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(knock.Path, UriKind.Relative))
        {
            Content = new ByteArrayContent(knock.Body)
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse(knock.Type) },
            },
        };
        foreach (var (name, value) in knock.Headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));

        using var answer = await bot.SendAsync(request);
        return IsTaken((int)answer.StatusCode);
    }

    /// <summary>401 is for who could not prove to be Slack; what is proven and no event is 400.</summary>
    static bool IsTaken(int status)
    {
        Assert.Contains(status, new[] { 200, 400, 401 });
        return status != 401;
    }
}
