using System.Diagnostics;

namespace CoachBot.Benchmarks;

/// <summary>The bot as its own process, with a store on disk.</summary>
sealed class BotUnderLoad : IDisposable
{
    readonly Process _process;

    BotUnderLoad(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long RssMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    public static async Task<BotUnderLoad> StartAsync(string folder)
    {
        var url = $"http://127.0.0.1:{Sink.FreePort()}";
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CoachHost).Assembly.Location])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Urls"] = url;
        start.Environment["Delivery__PerTenantPerSecond"] = "10000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var bot = new BotUnderLoad(Process.Start(start)!, url);
        bot._process.OutputDataReceived += (_, _) => { };
        bot._process.BeginOutputReadLine();
        using var http = new HttpClient();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var left = 3000; left > 0; left--)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{url}/livez"));
                if (answer.IsSuccessStatusCode)
                    return bot;
            }
            catch (HttpRequestException)
            {
                // Not up yet.
            }

            await pause.WaitForNextTickAsync();
        }

        throw new TimeoutException("The bot did not come up.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}

sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("coachbot-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
