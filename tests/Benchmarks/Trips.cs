using System.Collections.Immutable;
using CoachBot.Core.Storage;
using CoachBot.EndToEnd.Support;
using CoachBot.Storage;

namespace CoachBot.Benchmarks;

/// <summary>How often the store is called for a turn, for an ask and for a look at what is due.</summary>
/// <remarks>As one of several instances, which remembers nothing that another may have changed.</remarks>
static class Trips
{
    const int Turns = 200;
    const int Asks = 2_000;

    public static async Task RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var file = SqliteTable.Open(Path.Combine(folder.Path, "coach.db"), TimeProvider.System);
        var counted = new CountedTable(file);
        await using var sink = await Sink.StartAsync();
        await using var tenants = await Tenancy.StartAsync(1, Asks);
        var url = $"http://127.0.0.1:{Sink.FreePort()}";
        var builder = CoachHost.CreateBuilder(
        [
            "--environment=Development", $"--Urls={url}", "--Storage:Provider=AzureTables",
            "--Delivery:PerTenantPerSecond=10000", "--Logging:LogLevel:Default=Warning",
        ]);
        builder.AddCoachBot(counted);
        await using var app = builder.Build().UseCoachBot();
        await app.StartAsync();

        var person = new Chatter(url, sink, "trips");
        await person.OnboardAsync();
        await QuietAsync(counted);
        await TellAsync("a turn (a commitment changed: history, a card updated, an answer sent)", Turns, async () =>
            await person.TalkAsync(Turns), counted);

        await Crowd.GatherAsync(file, TimeProvider.System.GetUtcNow(), tenants.People);
        await TellAsync("an ask (found due, claimed, sent)", Asks, async () =>
        {
            while (tenants.Calls.Count(call => call.Taken) < Asks)
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }, counted);
        await app.StopAsync();
    }

    static async Task TellAsync(string what, int times, Func<Task> act, CountedTable table)
    {
        var (reads, commits, rows) = table.Counts;
        await act();
        await QuietAsync(table);
        var now = table.Counts;
        Console.WriteLine(
            $"{what}: {(now.Reads - reads) / (double)times:F1} reads, "
            + $"{(now.Commits - commits) / (double)times:F1} commits of "
            + $"{(now.Rows - rows) / (double)Math.Max(1, now.Commits - commits):F1} rows");
    }

    /// <summary>Half a second without a call: what was to be written is.</summary>
    static async Task QuietAsync(CountedTable table)
    {
        for (var before = table.Counts; ; before = table.Counts)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            if (table.Counts == before)
                return;
        }
    }

    /// <summary>Counts what is asked of a store.</summary>
    sealed class CountedTable(IEntityTable inner) : IEntityTable
    {
        int _reads;
        int _commits;
        int _rows;

        public (int Reads, int Commits, int Rows) Counts => (_reads, _commits, _rows);

        public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct)
        {
            Interlocked.Increment(ref _reads);
            return inner.GetAsync(partition, row, ct);
        }

        public Task<ImmutableArray<Entity>> QueryAsync(
            string partition, RowRange range, int? take, CancellationToken ct)
        {
            Interlocked.Increment(ref _reads);
            return inner.QueryAsync(partition, range, take, ct);
        }

        public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct)
        {
            Interlocked.Increment(ref _commits);
            Interlocked.Add(ref _rows, changes.Count);
            return inner.CommitAsync(partition, changes, ct);
        }

        public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct) =>
            inner.ScanAsync(continuation, ct);
    }
}
