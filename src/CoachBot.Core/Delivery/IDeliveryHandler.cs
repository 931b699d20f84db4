using System.Collections.Immutable;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>Delivers one kind of pending message.</summary>
public interface IDeliveryHandler
{
    /// <summary>The kind of <see cref="OutboxMessage"/> that it delivers.</summary>
    Type Kind { get; }

    /// <summary>After so many deliveries that may have arrived, a message of this kind is given up.</summary>
    long MostArrivals { get; }

    /// <summary>Whether a delivery counts as a message sent.</summary>
    bool IsCounted { get; }

    /// <summary>The call that the delivery makes.</summary>
    /// <returns><c>null</c>: it calls no platform.</returns>
    PlatformCall? CallOf(OutboxMessage message, AddresseeState state);

    /// <summary>Delivers the message, with one call at most.</summary>
    /// <param name="lease">Used right before a platform is called; <c>null</c> when none is.</param>
    /// <exception cref="Storage.StoreUnavailableException">The store does not answer; the message stays
    /// pending.</exception>
    Task<DeliveryResult> DeliverAsync(
        OutboxMessage message, AddresseeState state, RateLimitLease? lease, CancellationToken ct);

    /// <summary>
    /// The messages that follow a delivery, for a message that is given up although it may have arrived.
    /// </summary>
    /// <exception cref="Storage.StoreUnavailableException">The store does not answer.</exception>
    ValueTask<ImmutableArray<OutboxMessage>> FollowingAsync(
        OutboxMessage message, AddresseeState state, CancellationToken ct);
}

/// <summary>Delivers messages of one kind.</summary>
/// <typeparam name="TMessage">The kind.</typeparam>
public abstract class DeliveryHandler<TMessage> : IDeliveryHandler
    where TMessage : OutboxMessage
{
    public Type Kind => typeof(TMessage);

    public virtual long MostArrivals => long.MaxValue;

    public virtual bool IsCounted => false;

    public PlatformCall? CallOf(OutboxMessage message, AddresseeState state) => CallOf((TMessage)message, state);

    public Task<DeliveryResult> DeliverAsync(
        OutboxMessage message, AddresseeState state, RateLimitLease? lease, CancellationToken ct) =>
        DeliverAsync((TMessage)message, state, lease, ct);

    public ValueTask<ImmutableArray<OutboxMessage>> FollowingAsync(
        OutboxMessage message, AddresseeState state, CancellationToken ct) =>
        FollowingAsync((TMessage)message, state, ct);

    /// <inheritdoc cref="IDeliveryHandler.CallOf"/>
    protected abstract PlatformCall? CallOf(TMessage message, AddresseeState state);

    /// <inheritdoc cref="IDeliveryHandler.DeliverAsync"/>
    protected abstract Task<DeliveryResult> DeliverAsync(
        TMessage message, AddresseeState state, RateLimitLease? lease, CancellationToken ct);

    /// <inheritdoc cref="IDeliveryHandler.FollowingAsync"/>
    protected virtual ValueTask<ImmutableArray<OutboxMessage>> FollowingAsync(
        TMessage message, AddresseeState state, CancellationToken ct) =>
        ValueTask.FromResult<ImmutableArray<OutboxMessage>>([]);
}
