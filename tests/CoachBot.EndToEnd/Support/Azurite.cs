using System.Net.Sockets;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// Azurite's Table service, the emulator that Microsoft gives: a process of its own on a free port of the loopback.
/// </summary>
/// <remarks>
/// In memory, for it forgets what it had acknowledged when it dies, on disk too: it is never the one that is killed.
/// The packages are installed by <c>tests/run.sh</c>.
/// </remarks>
public sealed class Azurite : IAsyncLifetime, IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The emulator's account, the same everywhere, and no secret.</summary>
    public const string AccountName = "devstoreaccount1";
    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    readonly TemporaryFolder _folder = new();
    readonly TimeSpan? _forManyAfter;
    ChildProcess? _process;

    public Azurite()
    {
    }

    Azurite(TimeSpan forManyAfter) => _forManyAfter = forManyAfter;

    public int Port { get; } = FreePort.Next();

    /// <summary>What an operator would set for it.</summary>
    public string ConnectionString => ConnectionStringAt(Port);

    /// <param name="port">Another port of the loopback, which leads to it.</param>
    public static string ConnectionStringAt(int port) =>
        $"AccountName={AccountName};AccountKey={AccountKey};{EndpointAt(port)}";

    /// <summary>As a connection string names it.</summary>
    public string Endpoint => EndpointAt(Port);

    /// <summary>A name that no table has yet.</summary>
    public static string NewTable() => $"T{Guid.NewGuid():N}";

    /// <summary>One that holds thousands of people: it looks into a partition, not at every row of the table.</summary>
    /// <param name="delay">So long after each request it begins with it, as if it were far away.</param>
    public static async Task<Azurite> StartForManyAsync(TimeSpan delay = default)
    {
        var azurite = new Azurite(delay);
        try
        {
            await azurite.InitializeAsync();
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public async Task InitializeAsync()
    {
        var npm = Path.Combine(Repository.Root, "tests/npm");
        var program = Path.Combine(npm, "node_modules/azurite/dist/src/table/main.js");
        if (!File.Exists(program))
            throw new InvalidOperationException("Type npm ci in tests/npm, or run tests/run.sh, which does.");

        string[] arguments =
        [
            .. _forManyAfter is null
                ? Array.Empty<string>()
                : ["--require", Path.Combine(npm, "azurite-by-partition.cjs")],
            program, "--tableHost", "127.0.0.1", "--tablePort", $"{Port}", "--inMemoryPersistence",
            "--disableTelemetry", "--silent",
        ];
        var environment = new Dictionary<string, string?>
        {
            ["COACHBOT_STORE_DELAY"] = $"{_forManyAfter?.TotalMilliseconds ?? 0:0}",
        };
        _process = ChildProcess.Start("node", arguments, _folder.Path, environment);
        await ListensAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _folder.Dispose();
    }

    static string EndpointAt(int port) => $"TableEndpoint=http://127.0.0.1:{port}/{AccountName}";

    async Task ListensAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!_process!.HasExited && !limit.IsCancellationRequested)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", Port, limit.Token);
                return;
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                await pause.WaitForNextTickAsync(CancellationToken.None);
            }
        }

        throw new InvalidOperationException($"Azurite does not listen. It printed:\n{_process.Output}");
    }
}

/// <summary>Tests that share one emulator; each has a table of its own.</summary>
[CollectionDefinition(nameof(Tables))]
public sealed class Tables : ICollectionFixture<Azurite>;

/// <summary>Tests that load an emulator of their own and judge seconds: they run after all others.</summary>
[CollectionDefinition(nameof(Azurite), DisableParallelization = true)]
public sealed class AzuriteAlone;
