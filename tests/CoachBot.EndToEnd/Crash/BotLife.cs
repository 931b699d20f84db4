using CoachBot.EndToEnd.Support;

namespace CoachBot.EndToEnd.Crash;

/// <summary>
/// A bot that is killed now and then, and what is needed to judge it by: when, and with which calls open.
/// </summary>
sealed class BotLife(BotProcess bot, Journal journal)
{
    /// <summary>How long after its answer a call may still be unfinished business of the bot: real time.</summary>
    static readonly TimeSpan JustAnswered = TimeSpan.FromSeconds(1);

    readonly List<ConnectorCall> _open = [];
    TaskCompletionSource _up = Done();

    /// <summary>Calls that the bot may not have known the end of when it was killed.</summary>
    public IReadOnlyList<ConnectorCall> OpenAtKills => _open;

    public int Kills { get; private set; }

    /// <summary>Done while the bot is up.</summary>
    public Task UpAsync() => _up.Task;

    /// <summary>
    /// Kills it once so many more calls have arrived, whatever it is doing, or once all is said; and starts it again
    /// with the clock there.
    /// </summary>
    public async Task DieAfterAsync(int calls, string clock, Rep[] reps)
    {
        var last = journal.Calls.Count + calls;
        await Task.WhenAny(
            Task.WhenAll(reps.Select(rep => rep.Talk)),
            journal.WaitForAsync(call => call.Number >= last, $"call {last}", TimeSpan.FromSeconds(60)));
        await RestartAsync(clock);
    }

    public async Task RestartAsync(string clock)
    {
        _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = TimeProvider.System.GetUtcNow();
        await bot.KillAsync();
        Kills++;
        _open.AddRange(journal.Calls.Where(call => call.AnsweredAt is not { } at || at > before - JustAnswered));

        await bot.StartAgainAsync(("Clock:Start", clock));
        _up.SetResult();
    }

    static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
