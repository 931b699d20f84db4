using System.Net;
using System.Net.Sockets;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// The bot as an operator runs it: a process of its own, in a folder of its own, on a port of its own.
/// </summary>
sealed class BotProcess : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly TemporaryFolder _folder = new();
    readonly HttpClient _http;
    readonly Dictionary<string, string?> _settings;
    readonly List<ChildProcess> _lives = [];

    BotProcess(Dictionary<string, string?> settings)
    {
        _settings = settings;
        Url = new($"http://127.0.0.1:{FreePort.Next()}");
        _http = new() { BaseAddress = Url };
    }

    /// <summary>Stays the same over restarts.</summary>
    public Uri Url { get; }

    /// <summary>The current directory of the process; <c>data/</c> is in it.</summary>
    public string Folder => _folder.Path;

    static Uri Ready { get; } = new("/readyz", UriKind.Relative);

    static Uri Alive { get; } = new("/livez", UriKind.Relative);

    /// <summary>The embedded store's file.</summary>
    public string StorePath => Path.Combine(Folder, "data", "coach.db");

    /// <summary>Asks the bot over HTTP; relative addresses are its own.</summary>
    public HttpClient Http => _http;

    /// <summary>What it printed in all of its lives.</summary>
    public string Output => string.Join("\n--- started again ---\n", _lives.Select(life => life.Output));

    /// <summary>What its present life has taken of the machine's cores so far.</summary>
    public TimeSpan Cpu => _lives[^1].Cpu;

    /// <summary>Starts a bot and waits until it is ready.</summary>
    /// <param name="settings">
    /// By the contract's names, such as <c>Clock:Start</c>; handed in as environment variables.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// It ended, or was not ready in a minute; with what it printed.
    /// </exception>
    public static Task<BotProcess> StartAsync(params (string Key, string Value)[] settings) =>
        StartAsync(Ready, settings);

    /// <summary>Starts a bot and waits until it lives, also where something that it needs is away.</summary>
    /// <inheritdoc cref="StartAsync(ValueTuple{string, string}[])"/>
    public static Task<BotProcess> StartUnreadyAsync(params (string Key, string Value)[] settings) =>
        StartAsync(Alive, settings);

    static async Task<BotProcess> StartAsync(Uri until, (string Key, string Value)[] settings)
    {
        var bot = new BotProcess(new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_gcServer"] = "0",
        });
        try
        {
            await bot.StartAgainAsync(until, settings);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again on the same data, once it has been killed.</summary>
    /// <param name="settings">What is different from now on.</param>
    public Task StartAgainAsync(params (string Key, string Value)[] settings) => StartAgainAsync(Ready, settings);

    async Task StartAgainAsync(Uri until, (string Key, string Value)[] settings)
    {
        foreach (var (key, value) in settings)
            _settings[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        _settings["Urls"] = Url.ToString();

        var life = ChildProcess.Start("dotnet", ["exec", Repository.Bot], Folder, _settings);
        _lives.Add(life);
        await AnswersAsync(life, until);
    }

    /// <summary>Waits until the present life has printed a line with these words.</summary>
    public Task PrintsAsync(string part) => _lives[^1].PrintsAsync(part, Patience);

    /// <summary>kill -9.</summary>
    public Task KillAsync() => _lives[^1].KillAsync();

    /// <summary>Stops it as an orchestrator does.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync() => _lives[^1].StopAsync(Patience);

    /// <summary>Kills it and starts it again on the same data.</summary>
    public async Task RestartAsync(params (string Key, string Value)[] settings)
    {
        await KillAsync();
        await StartAgainAsync(settings);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var life in _lives)
            await life.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    async Task AnswersAsync(ChildProcess life, Uri until)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!life.HasExited && !limit.IsCancellationRequested)
        {
            try
            {
                using var answer = await _http.GetAsync(until, limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet.
            }

            await pause.WaitForNextTickAsync(CancellationToken.None);
        }

        var state = life.HasExited ? "ended" : $"did not answer {until} with 200 after {Patience}";
        throw new InvalidOperationException($"The bot {state}. It printed:\n{life.Output}");
    }
}

static class FreePort
{
    /// <summary>A port of the loopback that nobody listens on.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
