using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.EndToEnd.Slack;
using CoachBot.EndToEnd.Support;
using CoachBot.EndToEnd.Support.Slack;
using Microsoft.AspNetCore.DataProtection;

namespace CoachBot.EndToEnd;

/// <summary>Somebody takes their data along: a link in their chat, and what a browser gets from it.</summary>
public sealed class ExportTests
{
    const string PublicUrl = "https://coach.example.com";
    const string Words = "ask \"what's behind it?\", then wait";
    const string Purpose = "CoachBot.Files.Export.v1";

    /// <summary>Everything that a program can be told to log.</summary>
    static readonly (string Key, string Value)[] LogsAll =
    [
        ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
        ("Logging:Console:LogLevel:Default", "Trace"),
        ("Logging:Console:FormatterName", "simple"), ("Logging:Console:FormatterOptions:IncludeScopes", "true"),
    ];

    [Fact]
    public async Task In_Teams_the_link_opens_ones_own_file_no_other_does_and_neither_log_nor_store_holds_it()
    {
        await using var scene = await TeamsScene.StartAsync(settings: [("PublicUrl", PublicUrl), .. LogsAll]);
        var (ana, _) = await scene.RepAsync("Ana");
        await ana.SayAsync(Words);
        await ana.HearAsync("Got it");
        await ana.SayAsync("export my data");
        var said = await ana.HearAsync("The link works for 15 minutes");
        var address = Assert.Single(said.Card!.Buttons, button => button.Type == "Action.OpenUrl").Url!;
        var (http, token) = (scene.Bot.Http, address.Segments[^1]);

        using var preview = await http.SendAsync(new(HttpMethod.Head, address.PathAndQuery));
        using var file = await http.GetAsync(Relative(address));
        var parts = await PartsAsync(file);

        Assert.Contains(address.AbsoluteUri, said.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith($"{PublicUrl}/files/", address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(file.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", file.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains(JsonNode.Parse(parts["data.json"])!.AsArray(), row => (string?)row!["text"] == Words);
        Assert.Contains(Words.Replace("\"", "\"\"", StringComparison.Ordinal), parts["commitment.csv"],
            StringComparison.Ordinal);

        var refusals = new List<string>();
        foreach (var wrong in Wrong(token, Path.Combine(scene.Bot.Folder, "data", "keys")))
        {
            using var refused = await http.GetAsync(new Uri($"/files/{wrong}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            refusals.Add(await refused.Content.ReadAsStringAsync());
        }

        Assert.Single(refusals.Distinct());

        await ana.SayAsync("delete my data");
        await ana.SayAsync("yes");
        await ana.HearAsync("What I kept is gone");
        using var gone = await http.GetAsync(Relative(address));

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("is deleted", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("dbug: ", scene.Bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(token, scene.Bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/files/", await StoreAsync(scene.Bot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Slack_a_button_opens_it_and_its_press_says_nothing_to_the_bot()
    {
        var world = new SlackWorld();
        var acme = world.Workspace("Acme");
        await using var scene = await SlackScene.StartAsync(
            world, "2026-11-16T08:05:00Z", ("Slack:BotToken", acme.BotToken), ("PublicUrl", PublicUrl));
        var ana = scene.Person(acme, "Ana");
        await ana.CommitAsync();
        await ana.SayAsync("export");
        var said = await ana.HearAsync("The link works for 15 minutes");

        await ana.FollowAsync(said);
        using var file = await scene.Bot.Http.GetAsync(Relative(SlackMember.LinkIn(said)));
        await ana.SayAsync("help");
        await ana.HearAsync("What I can do");

        Assert.Contains(
            "ask one open question", (await PartsAsync(file))["commitment.csv"], StringComparison.Ordinal);
        Assert.Contains(
            "What I can do", ana.Chat.First(call => call.Number > said.Number).Said, StringComparison.Ordinal);
    }

    /// <summary>Forged; past its time; made for something else; and none at all.</summary>
    static IEnumerable<string> Wrong(string token, string keys)
    {
        var ring = DataProtectionProvider.Create(new DirectoryInfo(keys), with => with.SetApplicationName("CoachBot"));
        var said = ring.CreateProtector(Purpose).Unprotect(token).Split('\n');
        var past = TimeProvider.System.GetUtcNow().AddSeconds(-1).ToUnixTimeMilliseconds();
        var middle = token.Length / 2;
        yield return token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..];
        yield return ring.CreateProtector(Purpose).Protect(
            string.Join('\n', said[0], past.ToString(CultureInfo.InvariantCulture), said[2]));
        yield return ring.CreateProtector("CoachBot.Slack.State.v1").Protect(string.Join('\n', said));
        yield return "x";
    }

    static Uri Relative(Uri address) => new(address.PathAndQuery, UriKind.Relative);

    static async Task<Dictionary<string, string>> PartsAsync(HttpResponseMessage file)
    {
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync());
        return zip.Entries.ToDictionary(part => part.FullName, part =>
        {
            using var reader = new StreamReader(part.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }

    /// <summary>Every byte that the embedded store has on the disk, those of its log of writes too.</summary>
    static async Task<string> StoreAsync(BotProcess bot)
    {
        var text = new StringBuilder();
        foreach (var path in new[] { bot.StorePath, bot.StorePath + "-wal" }.Where(File.Exists))
        {
            await using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
