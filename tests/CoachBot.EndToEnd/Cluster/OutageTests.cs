using System.Net;
using CoachBot.EndToEnd.Support;
using CoachBot.Storage;

namespace CoachBot.EndToEnd.Cluster;

/// <summary>The scheduler's database goes for a minute, and meanwhile one tenant of five is throttled.</summary>
public sealed class OutageTests
{
    const int Tenants = 5;
    const int Each = 4;

    static readonly TimeSpan Outage = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Without_the_scheduler_s_database_people_are_answered_and_nothing_due_is_lost()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var tenants = await Tenancy.StartAsync(Tenants, Each);
        var reps = tenants.People.ToArray();
        using var folder = new TemporaryFolder();
        var store = Path.Combine(folder.Path, "coach.db");
        var dueAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(45);
        await using (var table = SqliteTable.Open(store, TimeProvider.System))
            await Crowd.GatherAsync(table, dueAt, reps);
        await using var bot = await BotProcess.StartAsync(
            ("Storage:Path", store), ("Quartz:Provider", "PostgreSql"),
            ("Quartz:ConnectionString", postgres.ConnectionString));
        Assert.Contains("coachbot_scheduler_up 1", await Read(bot, "/metrics"), StringComparison.Ordinal);

        await postgres.StopAsync();
        var until = Task.Delay(Outage);
        await IsAsync(bot, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("503 scheduler", await Read(bot, "/readyz"));
        Assert.Contains("coachbot_scheduler_up 0", await Read(bot, "/metrics"), StringComparison.Ordinal);
        await OneOfFiveIsThrottledAsync(tenants, bot);
        await until;
        Assert.DoesNotContain(tenants.Calls, call => Asks(call));
        await postgres.StartAgainAsync();

        await IsAsync(bot, HttpStatusCode.OK);
        foreach (var (connector, person) in reps)
            await new TeamsUser(person, connector, bot.Http).HearAsync(TeamsScene.Question, Patience);
        Assert.Equal(Tenants * Each, tenants.Calls.Count(Asks));
        await bot.PrintsAsync("can be used again");
        Assert.DoesNotContain(PostgresServer.Password, bot.Output, StringComparison.Ordinal);
    }

    /// <summary>What the first tenant is told to wait for, the others do not wait for.</summary>
    static async Task OneOfFiveIsThrottledAsync(Tenancy tenants, BotProcess bot)
    {
        var throttled = tenants.Connectors[0];
        throttled.Refuse = _ => Refusal.Throttled(afterSeconds: 20);
        var talk = tenants.Connectors.SelectMany(connector => Enumerable.Range(0, Each).Select(async number =>
        {
            var user = new TeamsUser(connector.World.Person($"New{number}"), connector, bot.Http);
            user.Person.HasBot = true;
            await user.SayAsync("hello");
            await user.HearAsync("Shall we start?", Patience);
        })).ToArray();

        await Task.WhenAll(talk.Skip(Each));
        Assert.DoesNotContain(throttled.Journal.Calls, call => call.Taken);
        Assert.Contains(throttled.Journal.Calls, call => call.Status == 429);
        throttled.Refuse = _ => null;
        await Task.WhenAll(talk);
    }

    static bool Asks(ConnectorCall call) =>
        call.Taken && call.Said.Contains(TeamsScene.Question, StringComparison.Ordinal);

    static async Task<string> Read(BotProcess bot, string route)
    {
        using var answer = await bot.Http.GetAsync(new Uri(route, UriKind.Relative));
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    static async Task IsAsync(BotProcess bot, HttpStatusCode status)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            using var ready = await bot.Http.GetAsync(new Uri("/readyz", UriKind.Relative), limit.Token);
            if (ready.StatusCode == status)
                return;
            await pause.WaitForNextTickAsync(limit.Token);
        }
    }
}
