using CoachBot.Core.RateLimiting;

namespace CoachBot.Slack.Outbound;

/// <summary>
/// The requests of one outbound method, made one after another: the first uses the lease that the method's caller
/// holds, each further one waits for its own.
/// </summary>
public sealed class RequestSequence(TenantRateLimiter limiter, string tenant)
{
    bool _isBegun;

    /// <summary>Waits until the next request may leave. To be called right before it.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the request may not leave.</exception>
    public Task NextAsync(CancellationToken ct)
    {
        var next = _isBegun ? limiter.LeaveAgainAsync(tenant, ct) : Task.CompletedTask;
        _isBegun = true;
        return next;
    }
}
