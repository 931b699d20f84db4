using System.Globalization;
using System.Net;
using System.Text;
using CoachBot.EndToEnd.Support;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.EndToEnd.Storage;

/// <summary>The bot on Azure Tables, whose wire goes dead in the middle of a turn.</summary>
[Collection(nameof(Tables))]
public sealed class OutageTests(Azurite azurite)
{
    static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Twenty_seconds_without_the_store_lose_nothing_double_nothing_and_acknowledge_nothing()
    {
        var name = Azurite.NewTable();
        await using var wire = new StallingProxy(azurite.Port);
        await using var connector = await FakeConnector.StartAsync(new TeamsWorld());
        await using var bot = await BotProcess.StartAsync(
            ("Storage:Provider", "AzureTables"),
            ("Storage:ConnectionString", Azurite.ConnectionStringAt(wire.Port)),
            ("Storage:TableName", name),
            ("Clock:Start", "2026-11-16T08:05:00Z"), ("Clock:Speed", "1"));
        var ana = new TeamsUser(connector.World.Person("Ana"), connector, bot.Http);
        await ana.InstallAsync();
        await ana.PressAsync(await ana.HearAsync("Shall we start?"), "agree");
        await ana.HearAsync("What would you most like to get better at?");

        // The commit of the next turn arrives at the store; its answer, and all that comes after, goes nowhere.
        var sent = new StringBuilder();
        var stalled = wire.StallAfter(piece => EndsCommit(sent, piece));
        var answer = ana.Message(TeamsScene.Skill);
        var cutAt = TimeProvider.System.GetTimestamp();
        var ben = new TeamsUser(connector.World.Person("Ben"), connector, bot.Http);
        await FallsDueAsync(name, connector, ben.Person, await NowAsync(bot));
        List<(HttpStatusCode Status, TimeSpan Took)> refusals = [];
        do
        {
            var askedAt = TimeProvider.System.GetTimestamp();
            var status = await ana.PostAsync(answer);
            refusals.Add((status, TimeProvider.System.GetElapsedTime(askedAt)));
        }
        while (TimeProvider.System.GetElapsedTime(cutAt) < Outage);
        using var ready = await bot.Http.GetAsync(new Uri("/readyz", UriKind.Relative));
        var heard = ana.Chat.Count();
        Assert.True(stalled.IsCompleted);
        Assert.Empty(ben.Chat);
        wire.Mend();

        // Ten seconds, and what a busy machine adds to them.
        Assert.All(refusals, refusal => Assert.Equal(HttpStatusCode.ServiceUnavailable, refusal.Status));
        Assert.All(refusals, refusal => Assert.InRange(refusal.Took, TimeSpan.Zero, TimeSpan.FromSeconds(15)));
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "store"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));

        await DeliverAsync(ana, answer);
        await ana.HearAsync(TeamsScene.Question);
        await ana.SayAsync("commit ask one open question");
        await ana.HearAsync("ask one open question");
        Assert.Single(ana.Chat, call => call.Said.Contains(TeamsScene.Question, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await bot.Http.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode);
        Assert.True(heard < ana.Chat.Count());
        await ben.HearAsync(TeamsScene.Question);
        Assert.Single(ben.Chat);
    }

    /// <summary>Somebody is due while the bot's wire is dead, written past it.</summary>
    async Task FallsDueAsync(string name, FakeConnector connector, TeamsPerson person, DateTimeOffset dueAt)
    {
        Assert.True(TableAccount.TryParse(azurite.ConnectionString, out var account, out _));
        await using var table = new AzureTable(account, name, TimeProvider.System);
        await Crowd.GatherAsync(table, dueAt, [(connector, person)]);
    }

    static async Task<DateTimeOffset> NowAsync(BotProcess bot)
    {
        using var alive = await bot.Http.GetAsync(new Uri("/livez", UriKind.Relative));
        return DateTimeOffset.Parse(
            alive.Headers.GetValues("X-CoachBot-Now").Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>The last piece of a batch that writes the person's head has been passed on.</summary>
    static bool EndsCommit(StringBuilder sent, ReadOnlyMemory<byte> piece)
    {
        lock (sent)
        {
            var all = sent.Append(Encoding.ASCII.GetString(piece.Span)).ToString();
            return all.Contains("\"RowKey\":\"head\"", StringComparison.Ordinal)
                && all.EndsWith("--\r\n", StringComparison.Ordinal)
                && all.TrimEnd()[all.TrimEnd().LastIndexOf('\n')..].StartsWith("\n--batch_", StringComparison.Ordinal);
        }
    }

    /// <summary>The platform's way: what was not acknowledged comes again, under the same id.</summary>
    static async Task DeliverAsync(TeamsUser user, System.Text.Json.Nodes.JsonObject activity)
    {
        HttpStatusCode status;
        do
            status = await user.PostAsync(activity);
        while (status == HttpStatusCode.ServiceUnavailable);

        Assert.Equal(HttpStatusCode.OK, status);
    }
}
