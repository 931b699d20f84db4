using System.Collections.Immutable;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>The result of delivering one pending message.</summary>
public abstract record DeliveryResult
{
    DeliveryResult()
    {
    }

    /// <summary>Delivered.</summary>
    /// <param name="Kept">Rows to write with it, such as the platform's message id.</param>
    public sealed record Done(params ImmutableArray<Change> Kept) : DeliveryResult
    {
        /// <summary>The messages that become pending because of it; written in the same commit.</summary>
        public ImmutableArray<OutboxMessage> Further { get; init; } = [];
    }

    /// <summary>It did not happen and is tried again later.</summary>
    /// <param name="After">The wait on the machine's clock; <c>null</c>: no wait was asked for.</param>
    /// <param name="TooMany">The platform gets too many calls.</param>
    public sealed record Later(TimeSpan? After, bool TooMany = false) : DeliveryResult;

    /// <summary>It may have happened.</summary>
    public sealed record Unknown(string Reason) : DeliveryResult;

    /// <summary>It cannot be done; these messages become pending in its place, in this order.</summary>
    public sealed record Instead(OutboxMessage Message, params ImmutableArray<OutboxMessage> Further) : DeliveryResult;

    /// <summary>It will never happen.</summary>
    public sealed record Never(string Reason) : DeliveryResult;

    /// <summary>The tenant's rate fell before the call could leave: nothing happened.</summary>
    public sealed record LeaseLost : DeliveryResult;

    /// <summary>The addressee's conversation was opened, which changes the state; the message is pending.</summary>
    public sealed record StateChanged : DeliveryResult;
}
