using System.Diagnostics;
using System.Text;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// A program started by a test: what it prints is kept, waiting for it is bounded, it never outlives the test.
/// </summary>
sealed class ChildProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly StringBuilder _all = new();
    readonly StringBuilder _standard = new();
    readonly List<(string Part, TaskCompletionSource Seen)> _waiting = [];
    readonly Lock _lock = new();

    ChildProcess(Process process) => _process = process;

    /// <summary>Everything printed so far, both streams as they came.</summary>
    public string Output
    {
        get
        {
            lock (_lock)
                return _all.ToString();
        }
    }

    /// <summary>What was printed to the standard output alone.</summary>
    public string StandardOutput
    {
        get
        {
            lock (_lock)
                return _standard.ToString();
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it has taken of the machine's cores so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="environment">Added to the test's own; <c>null</c> as a value takes the variable away.</param>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's own settings are not the program's.
        foreach (var name in start.Environment.Keys.Where(IsTheTestHosts).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;

        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.OutputDataReceived += (_, line) => child.Keep(line.Data, standard: true);
        child._process.ErrorDataReceived += (_, line) => child.Keep(line.Data, standard: false);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        child._process.StandardInput.Close();
        return child;
    }

    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It still ran; the message holds what it printed.</exception>
    public async Task<int> ExitAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"{this} still runs after {within}. It printed:\n{Output}", e);
        }

        return _process.ExitCode;
    }

    /// <summary>Waits until a line holds these words.</summary>
    /// <exception cref="TimeoutException">None did; the message holds what was printed.</exception>
    public async Task PrintsAsync(string part, TimeSpan within)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_all.ToString().Contains(part, StringComparison.Ordinal))
                return;
            _waiting.Add((part, seen));
        }

        await Task.WhenAny(seen.Task, _process.WaitForExitAsync(), Task.Delay(within));
        if (!seen.Task.IsCompleted && !Output.Contains(part, StringComparison.Ordinal))
            throw new TimeoutException($"{this} did not print \"{part}\". It printed:\n{Output}");
    }

    /// <summary>Ends it at once (SIGKILL), with its children; it has no say.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop (SIGTERM), as an orchestrator does, and waits until it has.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="TimeoutException">It still ran; the message holds what it printed.</exception>
    public async Task<int> StopAsync(TimeSpan within)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        return await ExitAsync(within);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    public override string ToString() =>
        $"{Path.GetFileName(_process.StartInfo.FileName)} {string.Join(' ', _process.StartInfo.ArgumentList)}";

    void Keep(string? line, bool standard)
    {
        if (line is null)
            return;

        lock (_lock)
        {
            _all.Append(line).Append('\n');
            if (standard)
                _standard.Append(line).Append('\n');
            foreach (var (part, seen) in _waiting)
            {
                if (line.Contains(part, StringComparison.Ordinal))
                    seen.TrySetResult();
            }
        }
    }

    static bool IsTheTestHosts(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) && name != "MSBUILDDISABLENODEREUSE"
        || name is "DOTNET_ENVIRONMENT" or "DOTNET_STARTUP_HOOKS" or "TESTINGPLATFORM_UI_LANGUAGE";
}
