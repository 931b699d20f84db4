using System.Collections.Immutable;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>What became of one thing owed.</summary>
public abstract record DeliveryResult
{
    DeliveryResult()
    {
    }

    /// <summary>Done, with what is to be kept of it, such as the platform's message id.</summary>
    public sealed record Done(params ImmutableArray<Change> Kept) : DeliveryResult
    {
        /// <summary>What is owed from now on because it is done; written with that, or not at all.</summary>
        public ImmutableArray<OutboxMessage> Further { get; init; } = [];
    }

    /// <summary>It did not happen; look again later.</summary>
    /// <param name="After">On the machine's clock; <c>null</c>: nobody said when.</param>
    /// <param name="TooMany">The platform is asked too much of.</param>
    public sealed record Later(TimeSpan? After, bool TooMany = false) : DeliveryResult;

    /// <summary>It may have happened.</summary>
    public sealed record Unknown(string Reason) : DeliveryResult;

    /// <summary>It cannot be done; these are owed in its place, in this order.</summary>
    public sealed record Instead(OutboxMessage Owed, params ImmutableArray<OutboxMessage> Further) : DeliveryResult;

    /// <summary>It will never happen.</summary>
    public sealed record Never(string Reason) : DeliveryResult;

    /// <summary>The tenant's pace fell before the call could leave: nothing happened.</summary>
    public sealed record Held : DeliveryResult;

    /// <summary>The addressee's conversation was opened: the head has changed, look again.</summary>
    public sealed record HeadChanged : DeliveryResult;
}
