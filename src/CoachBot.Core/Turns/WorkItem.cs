using System.Collections.Immutable;
using System.Diagnostics;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>An addressee may have pending messages.</summary>
/// <param name="Known">All of them, as just written; <c>null</c>: the store has to be read.</param>
public sealed record WorkItem(string Partition, PendingMessages? Known = null)
{
    /// <summary>The span of the turn that signals; the default when none is traced.</summary>
    public ActivityContext Origin { get; init; }
}

/// <summary>The pending messages of an addressee.</summary>
/// <param name="Rows">In the order of delivery.</param>
public sealed record PendingMessages(AddresseeState State, ImmutableArray<Entity> Rows);
