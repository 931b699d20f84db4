namespace CoachBot.Core.RateLimiting;

/// <summary>One tenant's queue.</summary>
/// <remarks>
/// A call reaches the platform at an unknown time between leaving and its answer. So it counts for as long as it is
/// out, and for the rate's span after its answer: leases held, calls out and calls answered within the span are
/// together never more than the rate. Of the calls that a platform sees in any span, the last to leave left after all
/// the others had arrived within that span or not been answered: so they were all counted, however late timers fire,
/// however long the machine halts or the network takes. Within that, calls are spaced evenly. The cost: a rate of 40 a
/// second and answers after 0.2 s make 33.
/// </remarks>
/// <param name="perSecond">Calls a second at this time; zero: none may leave.</param>
/// <param name="now">A clock that never goes back.</param>
sealed class RateLimitQueue(string tenant, Func<int> perSecond, Func<TimeSpan> now, TimeProvider wire)
{
    /// <summary>So much lateness is made up for while calls wait, lest every late timer lower the rate.</summary>
    static readonly TimeSpan MadeUp = TimeSpan.FromMilliseconds(250);

    /// <summary>The wait when no call that left tells how long to wait.</summary>
    static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    readonly Lock _gate = new();
    readonly LinkedList<TaskCompletionSource<RateLimitLease>> _waiting = [];
    readonly Queue<TimeSpan> _answered = [];
    readonly Throttle _throttle = new();
    ITimer? _timer;
    TimeSpan _next;
    int _held;
    int _out;

    /// <returns><c>null</c>: the rate allows none now, or others wait.</returns>
    public RateLimitLease? TryEnter()
    {
        lock (_gate)
        {
            var at = now();
            return _waiting.Count == 0 && Wait(at) <= TimeSpan.Zero ? Grant(at, TimeSpan.Zero) : null;
        }
    }

    /// <param name="ahead">Goes before all that wait.</param>
    public Task<RateLimitLease> EnterAsync(bool ahead, CancellationToken ct)
    {
        var turn = new LinkedListNode<TaskCompletionSource<RateLimitLease>>(
            new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (ahead)
                _waiting.AddFirst(turn);
            else
                _waiting.AddLast(turn);
            Pump();
        }

        return ct.CanBeCanceled ? WaitAsync(turn, ct) : turn.Value.Task;
    }

    async Task<RateLimitLease> WaitAsync(
        LinkedListNode<TaskCompletionSource<RateLimitLease>> turn, CancellationToken ct)
    {
        try
        {
            return await turn.Value.Task.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            LeaveQueue(turn);
            throw;
        }
    }

    /// <returns><c>false</c>: the rate has fallen, and this call would be one too many.</returns>
    public bool Acquire()
    {
        lock (_gate)
        {
            var at = now();
            var most = RateAt(at);
            var leaves = _out + AnsweredWithin(most.Per, at) < most.Calls;
            _held--;
            if (leaves)
                _out++;
            Pump();
            return leaves;
        }
    }

    /// <summary>A call that left has come back, answered or not.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _out--;
            _answered.Enqueue(now());
            Pump();
        }
    }

    /// <inheritdoc cref="TenantRateLimiter.LeaveAgainAsync"/>
    public async Task LeaveAgainAsync(CancellationToken ct)
    {
        Complete();
        var left = false;
        try
        {
            while (!left)
                left = (await EnterAsync(ahead: true, ct)).Acquire();
        }
        finally
        {
            if (!left)
                StayOut();
        }
    }

    /// <summary>The first call's lease completes once more; it must find one call out.</summary>
    void StayOut()
    {
        lock (_gate)
            _out++;
    }

    public void Slow()
    {
        lock (_gate)
            _throttle.Lower(now());
    }

    /// <summary>
    /// A lease was returned unused: no call waits longer for it. Many senders find, once they have a lease, that no
    /// message is left to send; the spacing they took is returned. Counting keeps the limit.
    /// </summary>
    public void Release()
    {
        lock (_gate)
        {
            _held--;
            _next -= RateAt(now()).Apart;
            Pump();
        }
    }

    void LeaveQueue(LinkedListNode<TaskCompletionSource<RateLimitLease>> turn)
    {
        lock (_gate)
        {
            if (turn.List is not null)
            {
                _waiting.Remove(turn);
                return;
            }
        }

        turn.Value.Task.Result.Dispose();
    }

    void Pump()
    {
        while (_waiting.First is { Value: var first })
        {
            var at = now();
            if (Wait(at) is { Ticks: > 0 } wait)
            {
                PumpAfter(wait);
                return;
            }

            _waiting.RemoveFirst();
            first.SetResult(Grant(at, MadeUp));
        }
    }

    /// <summary>Timers cut off parts of a millisecond, so they are added.</summary>
    void PumpAfter(TimeSpan wait)
    {
        _timer ??= wire.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    void OnTimer()
    {
        lock (_gate)
            Pump();
    }

    RateLimitLease Grant(TimeSpan at, TimeSpan madeUp)
    {
        _next = Later(_next, at - madeUp) + RateAt(at).Apart;
        _held++;
        return new RateLimitLease(this, tenant);
    }

    /// <returns>How long until a lease may be granted, as far as known; zero or less: now.</returns>
    TimeSpan Wait(TimeSpan at)
    {
        var most = RateAt(at);
        var over = _held + _out + AnsweredWithin(most.Per, at) - most.Calls;
        if (over < 0)
            return _next - at;

        // As many answered calls as there are too many must have become too old to count. A lease held or a call out
        // pumps the queue itself when it ends.
        return most.Calls > 0 && over < _answered.Count
            ? Later(_answered.ElementAt(over) + most.Per, _next) - at
            : LookAgain;
    }

    int AnsweredWithin(TimeSpan span, TimeSpan at)
    {
        while (_answered.TryPeek(out var oldest) && oldest + span <= at)
            _answered.Dequeue();
        return _answered.Count;
    }

    Rate RateAt(TimeSpan at) => _throttle.Of(perSecond(), at);

    static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
