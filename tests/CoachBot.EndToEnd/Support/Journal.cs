namespace CoachBot.EndToEnd.Support;

/// <summary>An entry of a journal.</summary>
interface IJournalled
{
    /// <summary>On the machine's clock.</summary>
    DateTimeOffset ArrivedAt { get; }
}

/// <summary>
/// Every request that reached a platform, in order; tests wait for entries, never for time to pass.
/// </summary>
class Journal<TCall>
    where TCall : class, IJournalled
{
    readonly Lock _lock = new();
    readonly List<TCall> _calls = [];
    readonly List<Waiter> _waiters = [];

    /// <summary>How long a test waits for an entry when it does not say; real time.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The entries so far.</summary>
    public IReadOnlyList<TCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>Enters a request; it is open until <see cref="Close"/>.</summary>
    public TCall Open(Func<int, TCall> call)
    {
        lock (_lock)
        {
            var entered = call(_calls.Count);
            _calls.Add(entered);
            return entered;
        }
    }

    /// <summary>Says what became of it, and wakes who waited for that.</summary>
    public void Close(TCall call, Action<TCall> outcome)
    {
        lock (_lock)
        {
            outcome(call);
            foreach (var waiter in _waiters.Where(waiter => waiter.Match(call)).ToArray())
            {
                _waiters.Remove(waiter);
                waiter.Found.TrySetResult(call);
            }
        }
    }

    /// <summary>The first entry that fits, past or to come.</summary>
    /// <param name="what">For the failure's message.</param>
    /// <exception cref="TimeoutException">None came; the message shows the last entries.</exception>
    public async Task<TCall> WaitForAsync(Func<TCall, bool> match, string what, TimeSpan? within = null)
    {
        var waiter = new Waiter(match, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (_calls.FirstOrDefault(match) is { } past)
                return past;
            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Found.Task.WaitAsync(within ?? Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Waited for {what}. Last entries:\n{string.Join('\n', Calls.TakeLast(12))}", e);
        }
        finally
        {
            lock (_lock)
                _waiters.Remove(waiter);
        }
    }

    /// <summary>The most requests that arrived in any span of this length.</summary>
    public int MostIn(TimeSpan span)
    {
        var arrivals = Calls.Select(call => call.ArrivedAt).ToArray();
        return arrivals.Select(first => arrivals.Count(at => at >= first && at < first + span)).DefaultIfEmpty().Max();
    }

    sealed record Waiter(Func<TCall, bool> Match, TaskCompletionSource<TCall> Found);
}
