using Npgsql;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// PostgreSQL as Debian packs it: a server of its own, on a free port of the loopback, with its data in a temporary
/// folder.
/// </summary>
/// <remarks>
/// It refuses to run as root, so where the tests do it runs as the user that the package made. It keeps nothing safe
/// from power cuts, and nothing of it outlives the test.
/// </remarks>
sealed class PostgresServer : IAsyncDisposable
{
    public const string Password = "0pen-sesame";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly TemporaryFolder _folder = new();
    readonly int _port = FreePort.Next();
    ChildProcess? _server;

    PostgresServer()
    {
    }

    /// <summary>What an operator would set for it.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={_port};Database=postgres;Username=coachbot;Password={Password}";

    string Data => Path.Combine(_folder.Path, "data");

    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        try
        {
            await server.MakeAsync();
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on the data it has.</summary>
    public async Task StartAgainAsync()
    {
        _server = Start(
            "postgres", "-D", Data, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", "fsync=off");
        await _server.PrintsAsync("ready to accept connections", Patience);
    }

    /// <summary>Stops it: whoever is connected is cut off.</summary>
    public async Task StopAsync()
    {
        await RunAsync("pg_ctl", "stop", "-D", Data, "-m", "fast", "-w");
        await _server!.ExitAsync(Patience);
    }

    /// <summary>kill -9, with all of its processes: nobody is told anything.</summary>
    /// <remarks>The dead look alive to the next until somebody has collected them; in a container nobody may.</remarks>
    public async Task KillAsync()
    {
        await _server!.KillAsync();
        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    /// <summary>Everything that it held is gone, as after a restore of nothing.</summary>
    public async Task LoseAllAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Dispose();
    }

    async Task MakeAsync()
    {
        var password = Path.Combine(_folder.Path, "password");
        await File.WriteAllTextAsync(password, Password);
        if (Environment.IsPrivilegedProcess)
            await EndAsync(ChildProcess.Start("chown", ["-R", "postgres", _folder.Path], _folder.Path));
        await RunAsync(
            "initdb", "-D", Data, "-U", "coachbot", $"--pwfile={password}", "-A", "scram-sha-256", "-E", "UTF8",
            "--locale=C", "--no-sync", "--no-instructions");
    }

    Task RunAsync(string program, params string[] arguments) => EndAsync(Start(program, arguments));

    ChildProcess Start(string program, params string[] arguments)
    {
        string[] command = [Find(program), .. arguments];
        return Environment.IsPrivilegedProcess
            ? ChildProcess.Start("runuser", ["-u", "postgres", "--", .. command], _folder.Path)
            : ChildProcess.Start(command[0], command[1..], _folder.Path);
    }

    static async Task EndAsync(ChildProcess process)
    {
        await using var _ = process;
        Assert.True(await process.ExitAsync(Patience) == 0, $"{process} failed. It printed:\n{process.Output}");
    }

    /// <summary>Debian keeps the programs of each version apart, and not on the path.</summary>
    static string Find(string program)
    {
        const string Versions = "/usr/lib/postgresql";
        var found = Directory.Exists(Versions)
            ? Directory.GetDirectories(Versions).OrderDescending(StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "bin", program)).FirstOrDefault(File.Exists)
            : null;
        return found ?? program;
    }
}
