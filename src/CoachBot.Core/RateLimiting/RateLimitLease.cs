namespace CoachBot.Core.RateLimiting;

/// <summary>
/// The right to one call to a tenant's platform: held from being granted until the call leaves, and used until the call
/// has come back. Dispose it to return it unused.
/// </summary>
public sealed class RateLimitLease : IDisposable
{
    readonly RateLimitQueue _queue;
    bool _isOut;

    internal RateLimitLease(RateLimitQueue queue, string tenant) => (_queue, Tenant) = (queue, tenant);

    public string Tenant { get; }

    /// <summary>Neither used nor returned yet.</summary>
    public bool IsHeld { get; private set; } = true;

    /// <summary>Uses the lease for a call that leaves right now. Once.</summary>
    /// <returns><c>false</c>: the rate has fallen and the call may not leave; another lease is needed.</returns>
    /// <exception cref="ObjectDisposedException">The lease is used or returned.</exception>
    public bool Acquire()
    {
        ObjectDisposedException.ThrowIf(!IsHeld, this);
        IsHeld = false;
        return _isOut = _queue.Acquire();
    }

    /// <summary>The call has come back, with an answer or without; no effect if none has left.</summary>
    public void Complete()
    {
        if (_isOut)
            _queue.Complete();
        _isOut = false;
    }

    /// <summary>
    /// The platform has answered that it gets too many calls: for a while fewer of the tenant's calls leave.
    /// </summary>
    public void Slow() => _queue.Slow();

    public void Dispose()
    {
        if (IsHeld)
            _queue.Release();
        IsHeld = false;
    }
}
