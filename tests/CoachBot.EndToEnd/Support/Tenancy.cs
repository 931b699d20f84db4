namespace CoachBot.EndToEnd.Support;

/// <summary>Organisations that share a bot, each with a connector and people of its own.</summary>
sealed class Tenancy : IAsyncDisposable
{
    readonly List<FakeConnector> _connectors = [];

    Tenancy()
    {
    }

    public IReadOnlyList<FakeConnector> Connectors => _connectors;

    /// <summary>Everybody, tenant by tenant.</summary>
    public IEnumerable<(FakeConnector Connector, TeamsPerson Person)> People =>
        _connectors.SelectMany(connector => connector.World.People.Select(person => (connector, person)));

    /// <summary>What reached any of the connectors.</summary>
    public IEnumerable<ConnectorCall> Calls => _connectors.SelectMany(connector => connector.Journal.Calls);

    public static async Task<Tenancy> StartAsync(int tenants, int each)
    {
        var tenancy = new Tenancy();
        for (var tenant = 0; tenant < tenants; tenant++)
        {
            var world = new TeamsWorld();
            for (var number = 1; number <= each; number++)
                world.Person($"Rep{number}");
            tenancy._connectors.Add(await FakeConnector.StartAsync(world));
        }

        return tenancy;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connector in _connectors)
            await connector.DisposeAsync();
    }
}
