using System.Collections.Immutable;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Hands each pending message to the handler of its kind, and keeps the tenant's rate limit.</summary>
public sealed class DeliveryDispatcher(
    IEnumerable<IDeliveryHandler> handlers, ChannelRegistry channels, ChannelFailures failures,
    TenantRateLimiter limiter)
{
    readonly ImmutableDictionary<Type, IDeliveryHandler> _handlers =
        handlers.ToImmutableDictionary(handler => handler.Kind);

    /// <exception cref="KeyNotFoundException">No handler is registered for this kind.</exception>
    public IDeliveryHandler HandlerOf(OutboxMessage message) => _handlers[message.GetType()];

    /// <summary>Gets what the platform's call needs before it can leave at once.</summary>
    /// <returns><c>null</c>: ready. Else the result of the delivery, whose call was not made.</returns>
    public async Task<DeliveryResult?> ReadyAsync(PlatformCall call, AddresseeState state, CancellationToken ct) =>
        call.Channel is { } channel && await channels.Of(channel).ReadyAsync(ct) is { } not
            ? await failures.ResultOfAsync(not, channel, state, own: false, ct)
            : null;

    /// <inheritdoc cref="TenantRateLimiter.TryEnter"/>
    public RateLimitLease? TryEnter(string tenant) => limiter.TryEnter(tenant);

    /// <inheritdoc cref="TenantRateLimiter.EnterAsync"/>
    public Task<RateLimitLease> EnterAsync(string tenant, CancellationToken ct) => limiter.EnterAsync(tenant, ct);

    /// <summary>Delivers the message; its lease is complete afterwards, whatever the result.</summary>
    /// <param name="lease">Used when a platform is called; <c>null</c> when none is.</param>
    public async Task<DeliveryResult> DeliverAsync(
        OutboxMessage message, AddresseeState state, RateLimitLease? lease, CancellationToken ct)
    {
        try
        {
            var result = await HandlerOf(message).DeliverAsync(message, state, lease, ct);
            if (result is DeliveryResult.Later { TooMany: true })
                lease?.Slow();
            return result;
        }
        finally
        {
            lease?.Complete();
        }
    }
}
