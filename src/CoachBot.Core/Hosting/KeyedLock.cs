namespace CoachBot.Core.Hosting;

/// <summary>One holder at a time for each key, in the order of entering; keys not in use take no memory.</summary>
public sealed class KeyedLock
{
    readonly Dictionary<string, (SemaphoreSlim Gate, int Users)> _gates = new(StringComparer.Ordinal);

    /// <returns>Dispose it to leave.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the lock is not held.</exception>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken ct)
    {
        SemaphoreSlim gate;
        lock (_gates)
        {
            var (found, users) = _gates.TryGetValue(key, out var entry) ? entry : (new SemaphoreSlim(1, 1), 0);
            _gates[key] = (found, users + 1);
            gate = found;
        }

        try
        {
            await gate.WaitAsync(ct);
        }
        catch
        {
            Release(key, entered: false);
            throw;
        }

        return new Entered(this, key);
    }

    void Release(string key, bool entered)
    {
        lock (_gates)
        {
            var (gate, users) = _gates[key];
            if (entered)
                gate.Release();
            if (users == 1)
                _gates.Remove(key);
            else
                _gates[key] = (gate, users - 1);
        }
    }

    sealed class Entered(KeyedLock owner, string key) : IDisposable
    {
        KeyedLock? _owner = owner;

        public void Dispose() => Interlocked.Exchange(ref _owner, null)?.Release(key, entered: true);
    }
}
