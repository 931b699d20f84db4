namespace CoachBot.EndToEnd.Support;

/// <summary>Instances of the bot that share a table and a scheduler's database.</summary>
sealed class Instances : IAsyncDisposable
{
    readonly List<BotProcess> _bots = [];

    Instances()
    {
    }

    public IReadOnlyList<BotProcess> Bots => _bots;

    /// <param name="settings">Beside those of the store and the scheduler.</param>
    public static async Task<Instances> StartAsync(
        int instances, PostgresServer postgres, Azurite azurite, string table, params (string, string)[] settings)
    {
        var cluster = new Instances();
        (string, string)[] shared =
        [
            ("Storage:Provider", "AzureTables"), ("Storage:ConnectionString", azurite.ConnectionString),
            ("Storage:TableName", table), ("Quartz:Provider", "PostgreSql"),
            ("Quartz:ConnectionString", postgres.ConnectionString), .. settings,
        ];
        try
        {
            foreach (var bot in Enumerable.Range(0, instances).Select(_ => BotProcess.StartAsync(shared)).ToArray())
                cluster._bots.Add(await bot);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots)
            await bot.DisposeAsync();
    }
}
