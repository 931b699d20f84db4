using CoachBot.EndToEnd.Support;
using CoachBot.Storage;

namespace CoachBot.EndToEnd.Cluster;

/// <summary>
/// The scheduler's database is away at start; it goes for a minute, and meanwhile one tenant of five is throttled; and
/// in the end it loses all it had.
/// </summary>
public sealed class OutageTests
{
    const int Tenants = 5;
    const int Each = 4;

    static readonly TimeSpan Outage = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Longer than the others are waited for, and over when the outage is.</summary>
    static readonly TimeSpan Throttled = Outage;
    static readonly TimeSpan Meanwhile = TimeSpan.FromSeconds(45);

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
        await postgres.StopAsync();
        await using var bot = await BotProcess.StartUnreadyAsync(
            ("Storage:Path", store), ("Quartz:Provider", "PostgreSql"),
            ("Quartz:ConnectionString", postgres.ConnectionString));
        await IsAsync(bot, "503 scheduler");
        await postgres.StartAgainAsync();
        await IsAsync(bot, "200 ready");
        Assert.Contains("coachbot_scheduler_up 1", await Read(bot, "/metrics"), StringComparison.Ordinal);

        await postgres.StopAsync();
        var until = Task.Delay(Outage);
        await IsAsync(bot, "503 scheduler");
        Assert.Contains("coachbot_scheduler_up 0", await Read(bot, "/metrics"), StringComparison.Ordinal);
        await OneOfFiveIsThrottledAsync(tenants, bot);
        await until;
        Assert.DoesNotContain(tenants.Calls, call => Asks(call));
        await postgres.StartAgainAsync();

        await IsAsync(bot, "200 ready");
        foreach (var (connector, person) in reps)
            await new TeamsUser(person, connector, bot.Http).HearAsync(TeamsScene.Question, Patience);
        Assert.Equal(Tenants * Each, tenants.Calls.Count(Asks));
        await postgres.LoseAllAsync();
        await IsAsync(bot, "503 scheduler");
        await IsAsync(bot, "200 ready");
        Assert.Contains("coachbot_scheduler_up 1", await Read(bot, "/metrics"), StringComparison.Ordinal);
        await bot.PrintsAsync("can be used again");
        Assert.DoesNotContain(PostgresServer.Password, bot.Output, StringComparison.Ordinal);
    }

    /// <summary>What the first tenant is told to wait for, the others do not wait for.</summary>
    static async Task OneOfFiveIsThrottledAsync(Tenancy tenants, BotProcess bot)
    {
        var throttled = tenants.Connectors[0];
        throttled.Refuse = _ => Refusal.Throttled((int)Throttled.TotalSeconds);
        var users = tenants.Connectors.Select(connector => Enumerable.Range(0, Each)
            .Select(number => new TeamsUser(connector.World.Person($"New{number}"), connector, bot.Http)).ToArray())
            .ToArray();
        foreach (var user in users.SelectMany(user => user))
        {
            user.Person.HasBot = true;
            await user.SayAsync("hello");
        }

        foreach (var user in users.Skip(1).SelectMany(user => user))
            await user.HearAsync("Shall we start?", Meanwhile);
        Assert.DoesNotContain(throttled.Journal.Calls, call => call.Taken);
        Assert.Contains(throttled.Journal.Calls, call => call.Status == 429);
        throttled.Refuse = _ => null;
        foreach (var user in users[0])
            await user.HearAsync("Shall we start?", Patience);
    }

    static bool Asks(ConnectorCall call) =>
        call.Taken && call.Said.Contains(TeamsScene.Question, StringComparison.Ordinal);

    static async Task<string> Read(BotProcess bot, string route)
    {
        using var answer = await bot.Http.GetAsync(new Uri(route, UriKind.Relative));
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    static async Task IsAsync(BotProcess bot, string ready)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await Read(bot, "/readyz") != ready)
            await pause.WaitForNextTickAsync(limit.Token);
    }
}
