using System.Globalization;
using CoachBot.EndToEnd.Support;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.Benchmarks;

/// <summary>Asks a second with one, two and three instances, in one run on one machine.</summary>
/// <remarks>
/// Everybody is due at one moment, in tenants whose limit is out of the way. Once with the tables beside the instances,
/// where the machine's cores are the bound; and once with tables that take twenty milliseconds to be reached, where the
/// instances are.
/// </remarks>
static class Scaling
{
    const int Tenants = 5;
    const int Each = 240;
    const int Reps = Tenants * Each;

    /// <summary>Asked before anything is measured: a young process compiles what it runs.</summary>
    const int First = Reps / 3;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Until everybody is written down, the instances are up, and newcomers may send.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromSeconds(45);

    public static async Task RunAsync()
    {
        foreach (var delay in new[] { TimeSpan.Zero, TimeSpan.FromMilliseconds(20) })
        {
            await using var postgres = await PostgresServer.StartAsync();
            await using var azurite = await Azurite.StartForManyAsync(delay);
            var alone = 0.0;
            for (var instances = 1; instances <= 3; instances++)
            {
                var measured = await MeasureAsync(instances, postgres, azurite);
                alone = instances == 1 ? measured.PerSecond : alone;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"tables {delay.TotalMilliseconds:0} ms away, {instances} instances: "
                    + $"{measured.PerSecond:F1} asks/s ({measured.PerSecond / alone:F2}), "
                    + $"{measured.Calls:F1} store calls and {measured.Cpu.TotalMilliseconds:F1} ms of CPU an ask"));
            }
        }
    }

    static async Task<(double PerSecond, double Calls, TimeSpan Cpu)> MeasureAsync(
        int instances, PostgresServer postgres, Azurite azurite)
    {
        await using var tenants = await Tenancy.StartAsync(Tenants, Each);
        if (!TableAccount.TryParse(azurite.ConnectionString, out var account, out _))
            throw new InvalidOperationException("The emulator's own connection string is not understood.");
        var name = Azurite.NewTable();
        await using var table = new AzureTable(account, name, TimeProvider.System);
        var dueAt = TimeProvider.System.GetUtcNow() + Ahead;
        await Crowd.GatherAsync(table, dueAt, tenants.People);
        await using var cluster = await Instances.StartAsync(
            instances, postgres, azurite, name,
            ("Delivery:PerTenantPerSecond", "10000"), ("Logging:LogLevel:Default", "Warning"));
        await AskedAsync(tenants, First);
        var (asked, calls, cpu) = (tenants.Calls.Count(), await CallsAsync(cluster), Cpu(cluster));
        await AskedAsync(tenants, Reps);

        // Without its last stragglers.
        var arrivals = tenants.Calls.Select(call => call.ArrivedAt).Order().Skip(asked).SkipLast(Reps / 20).ToArray();
        return (
            arrivals.Length / (arrivals[^1] - arrivals[0]).TotalSeconds,
            (await CallsAsync(cluster) - calls) / (double)(Reps - asked),
            (Cpu(cluster) - cpu) / (Reps - asked));
    }

    static async Task AskedAsync(Tenancy tenants, int reps)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (tenants.Calls.Count(call => call.Taken) < reps)
            await pause.WaitForNextTickAsync(limit.Token);
    }

    static TimeSpan Cpu(Instances cluster) => new(cluster.Bots.Sum(bot => bot.Cpu.Ticks));

    /// <summary>As each instance counts its own requests to the tables.</summary>
    static async Task<long> CallsAsync(Instances cluster)
    {
        var calls = 0L;
        foreach (var bot in cluster.Bots)
        {
            var metrics = await bot.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
            calls += metrics.Split('\n')
                .Where(line => line.StartsWith("coachbot_store_calls_total", StringComparison.Ordinal))
                .Sum(line => (long)double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
        }

        return calls;
    }
}
