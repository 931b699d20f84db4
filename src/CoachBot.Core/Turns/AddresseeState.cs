using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// The first row of an addressee's partition. Every turn replaces it at the version it read: that alone makes the turns
/// of one addressee follow one another.
/// </summary>
/// <remarks>These columns are the engine's; the same row holds the coach's.</remarks>
public sealed record AddresseeState(Entity Row)
{
    public const string RowKey = "head";
    const string DuePrefix = "due_";
    const string RecoveryColumn = "wakeAt";
    const long FirstOwed = 1;

    /// <summary>The state of an addressee never met before.</summary>
    public static AddresseeState New(string partition) => new(new Entity(partition, RowKey));

    public string Partition => Row.Partition;
    public bool IsNew => Row.Version is null;

    /// <summary>The partition is being deleted; no turn reads it any more.</summary>
    public bool IsDeleting => Row.Flag("deleting") ?? false;

    /// <summary>BCP 47; <c>null</c>: not known.</summary>
    public string? Language => Row.Text("language");

    /// <summary>
    /// The platform's code for why nothing can be sent; <c>null</c>: as far as known, everything can.
    /// </summary>
    public string? Unreachable => Row.Text("unreachable");

    /// <summary>
    /// The planned times, at most one a kind, on the coaching clock. A due row without its time here is a leftover.
    /// </summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Plan =>
        Row.Columns.Where(column => column.Key.StartsWith(DuePrefix, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(
                column => column.Key[DuePrefix.Length..], column => ((Column.Timestamp)column.Value).Value,
                StringComparer.Ordinal);

    public bool IsPlanned(string kind, DateTimeOffset at) => Row.Moment(DuePrefix + kind) == at;

    /// <summary>The number of the next pending row, from 1. Column <c>nextOwed</c>.</summary>
    public long NextOwed => Row.Number("nextOwed") ?? FirstOwed;

    /// <summary>
    /// No message was pending when this was read. <c>false</c> is no proof: a process alone on its store does not write
    /// it.
    /// </summary>
    public bool IsSettled => (Row.Number("settled") ?? FirstOwed) == NextOwed;

    /// <summary>
    /// The process that sends for this addressee, until <see cref="SendingUntil"/> on the machine's clock.
    /// </summary>
    public string? SendingBy => Row.Text("sendingBy");
    public DateTimeOffset? SendingUntil => Row.Moment("sendingUntil");

    /// <summary>
    /// When the addressee's recovery timer is due, on the machine's clock; <c>null</c>: none is known to be set. Column
    /// <c>wakeAt</c>.
    /// </summary>
    public DateTimeOffset? RecoveryAt => Row.Moment(RecoveryColumn);

    /// <summary>The addressee's own chat; <c>null</c>: no address is known.</summary>
    public ConversationReference? Chat => ConversationColumns.Read(
        Row, Row.Text("teamId") is null ? ConversationKind.Personal : ConversationKind.Channel);

    /// <summary>The state with no message pending and no process sending.</summary>
    public AddresseeState Settled() => new(Row
        .With("settled", NextOwed).With("sendingBy", (string?)null).With("sendingUntil", (DateTimeOffset?)null));

    public AddresseeState With(ConversationReference chat) => new(ConversationColumns.Write(Row, chat));

    /// <param name="at">On the machine's clock; <c>null</c>: none is set any more.</param>
    public AddresseeState WithRecoveryAt(DateTimeOffset? at) => new(Row.With(RecoveryColumn, at));

    public AddresseeState WithPlan(ImmutableSortedDictionary<string, DateTimeOffset> plan)
    {
        var row = Plan.Keys.Aggregate(Row, (row, kind) => row.With(DuePrefix + kind, (Column?)null));
        return new(plan.Aggregate(row, (row, due) => row.With(DuePrefix + due.Key, due.Value)));
    }
}
