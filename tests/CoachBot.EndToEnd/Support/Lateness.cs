using System.Diagnostics;

namespace CoachBot.EndToEnd.Support;

/// <summary>
/// How late this process is at worst for what should happen now: requests that came apart are then taken in together.
/// </summary>
sealed class Lateness : IAsyncDisposable
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);

    readonly CancellationTokenSource _end = new();
    readonly Task _watching;

    public Lateness() => _watching = WatchAsync();

    public TimeSpan Worst { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var since = Stopwatch.GetTimestamp();
            await Task.Delay(Every, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var late = Stopwatch.GetElapsedTime(since) - Every;
            Worst = late > Worst ? late : Worst;
        }
    }
}
