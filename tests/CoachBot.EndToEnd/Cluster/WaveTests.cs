using CoachBot.EndToEnd.Support;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;
using Npgsql;
using Xunit.Abstractions;

namespace CoachBot.EndToEnd.Cluster;

/// <summary>
/// Three instances behind nothing but what they share: tables, a scheduler's database, and a platform with a limit.
/// </summary>
/// <remarks>In the emulator's collection, so that none of the others is at work meanwhile.</remarks>
[Collection(nameof(Azurite))]
public sealed class WaveTests(ITestOutputHelper output)
{
    /// <summary>All due at one moment, in one tenant.</summary>
    const int Reps = 3_000;

    /// <summary>What Teams takes of one bot in one tenant.</summary>
    const int LimitPerSecond = 50;

    /// <summary>What the bot allows itself there, over all of its instances.</summary>
    const int OwnLimitPerSecond = 40;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>Eight seconds of silence, two until it is seen, and what a busy machine adds.</summary>
    static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(30);

    /// <summary>By then everybody is written down and three instances are up, where nothing else is at work.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromSeconds(45);

    /// <summary>How long after its answer a call may still be unfinished business of an instance.</summary>
    static readonly TimeSpan JustAnswered = Second;

    [Fact]
    public async Task Three_instances_ask_everybody_and_one_of_them_dies_on_the_way_and_the_scheduler_s_database_too()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var azurite = await Azurite.StartForManyAsync();
        await using var tenants = await Tenancy.StartAsync(1, Reps);
        var connector = tenants.Connectors.Single();
        connector.Refuse = new Limiter(LimitPerSecond).Judge;
        Assert.True(TableAccount.TryParse(azurite.ConnectionString, out var account, out _));
        var name = Azurite.NewTable();
        await using var table = new AzureTable(account, name, TimeProvider.System);
        var dueAt = TimeProvider.System.GetUtcNow() + Ahead;
        await Crowd.GatherAsync(table, dueAt, tenants.People);
        await using var cluster = await Instances.StartAsync(3, postgres, azurite, name);

        await AskedAsync(connector, Reps / 5);
        var open = await KillAsync(cluster.Bots[0], connector);
        var swept = await TakenOverAsync(postgres, TimeProvider.System.GetUtcNow());
        await postgres.KillAsync();
        await postgres.StartAgainAsync();
        Assert.Equal(0, await cluster.Bots[1].StopAsync());
        await cluster.Bots[1].StartAgainAsync();
        await AskedAsync(connector, Reps);
        await NothingIsOwedAsync(table);

        var asks = connector.Journal.Messages.ToArray();
        var twice = asks.GroupBy(ask => ask.Conversation).Where(asked => asked.Count() > 1).ToArray();
        var most = connector.Journal.MostIn(Second);
        output.WriteLine(
            $"{Reps} asked in {(asks[^1].ArrivedAt - asks[0].ArrivedAt).TotalSeconds:0} s, the first "
            + $"{(asks[0].ArrivedAt - dueAt).TotalSeconds:0} s after they were due; at most {most} in a second; "
            + $"the dead instance's shards were another's after {swept.TotalSeconds:0} s; "
            + $"on the wire at the kill {open.Count}, twice {twice.Length}:");
        foreach (var ask in twice.SelectMany(asked => asked))
            output.WriteLine($"#{ask.Number} {ask.ArrivedAt:HH:mm:ss.fff} to {ask.Conversation}");
        Assert.Equal(Reps, asks.Select(ask => ask.Conversation).Distinct().Count());
        Assert.All(twice, asked => Assert.True(asked.Count() == 2 && open.Contains(asked.First().Number)));
        Assert.InRange(most, 1, OwnLimitPerSecond);
        Assert.InRange(swept, TimeSpan.Zero, TakenOverWithin);
    }

    /// <returns>The calls that the dead may not have known the end of.</returns>
    static async Task<HashSet<int>> KillAsync(BotProcess bot, FakeConnector connector)
    {
        var before = TimeProvider.System.GetUtcNow();
        await bot.KillAsync();
        return [.. connector.Journal.Calls
            .Where(call => call.AnsweredAt is not { } at || at > before - JustAnswered).Select(call => call.Number)];
    }

    /// <summary>
    /// The dead has been struck off, what it was sweeping has been given to others, and they have begun with it: what
    /// is to be recovered has been, or waits for its own job, which then runs elsewhere.
    /// </summary>
    static async Task<TimeSpan> TakenOverAsync(PostgresServer postgres, DateTimeOffset diedAt)
    {
        const string Left = """
            SELECT (SELECT count(*) FROM qrtz_scheduler_state WHERE last_checkin_time < @died)
                + (SELECT count(*) FROM qrtz_fired_triggers fired WHERE NOT EXISTS (
                    SELECT 1 FROM qrtz_scheduler_state alive WHERE alive.instance_name = fired.instance_name))
                + (SELECT count(*) FROM qrtz_triggers 
                    WHERE trigger_group = 'RECOVERING_JOBS' AND trigger_state NOT IN ('COMPLETE', 'BLOCKED'))
            """;
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (TimeProvider.System.GetUtcNow() < diedAt + Patience)
        {
            await using var command = source.CreateCommand(Left);
            command.Parameters.AddWithValue("died", diedAt.UtcTicks);
            if (await command.ExecuteScalarAsync() is 0L)
                break;
            await pause.WaitForNextTickAsync();
        }

        return TimeProvider.System.GetUtcNow() - diedAt;
    }

    static async Task AskedAsync(FakeConnector connector, int people)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (connector.Journal.Messages.Select(ask => ask.Conversation).Distinct().Count() < people)
            await pause.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>What the dead owed has been settled too.</summary>
    static async Task NothingIsOwedAsync(AzureTable table)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await StoreRows.AllAsync(table).AnyAsync(row => row.Row.StartsWith("owed|", StringComparison.Ordinal)))
            await pause.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>As the platform counts: whatever comes after so many in the last second is refused.</summary>
    sealed class Limiter(int perSecond)
    {
        readonly Queue<DateTimeOffset> _taken = new();
        readonly Lock _lock = new();

        public Refusal? Judge(ConnectorCall call)
        {
            lock (_lock)
            {
                while (_taken.TryPeek(out var first) && first <= call.ArrivedAt - Second)
                    _taken.Dequeue();
                if (_taken.Count >= perSecond)
                    return Refusal.Throttled(afterSeconds: 1);

                _taken.Enqueue(call.ArrivedAt);
                return null;
            }
        }
    }
}
