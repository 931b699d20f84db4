using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>An addressee may have something owed.</summary>
/// <param name="Known">All that is owed, as it was just written; <c>null</c>: the store tells.</param>
public sealed record WorkItem(string Partition, PendingMessages? Known = null);

/// <summary>What an addressee is owed.</summary>
/// <param name="Rows">In the order in which they shall be done.</param>
public sealed record PendingMessages(AddresseeState Head, ImmutableArray<Entity> Rows);
