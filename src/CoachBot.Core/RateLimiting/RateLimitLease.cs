namespace CoachBot.Core.RateLimiting;

/// <summary>
/// A place in a tenant's second, held from being let in until the call leaves, and taken until the call has come back.
/// Give it back unused.
/// </summary>
public sealed class RateLimitLease : IDisposable
{
    readonly RateLimitQueue _line;
    bool _isOut;

    internal RateLimitLease(RateLimitQueue line, string tenant) => (_line, Tenant) = (line, tenant);

    public string Tenant { get; }

    /// <summary>Neither used nor given back yet.</summary>
    public bool IsHeld { get; private set; } = true;

    /// <summary>Says that the call leaves now: to be asked at that very moment, once.</summary>
    /// <returns><c>false</c>: it may not any more, the rate has fallen meanwhile; stand in line again.</returns>
    public bool Acquire()
    {
        ObjectDisposedException.ThrowIf(!IsHeld, this);
        IsHeld = false;
        return _isOut = _line.Acquire();
    }

    /// <summary>Says that the call has come back, with an answer or without; nothing, if none has left.</summary>
    public void Complete()
    {
        if (_isOut)
            _line.Complete();
        _isOut = false;
    }

    /// <summary>
    /// The platform says that too much is asked of it: for a while fewer of the tenant's calls leave.
    /// </summary>
    public void Slow() => _line.Slow();

    public void Dispose()
    {
        if (IsHeld)
            _line.Release();
        IsHeld = false;
    }
}
