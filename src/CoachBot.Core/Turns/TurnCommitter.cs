using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// Writes a turn: due rows first, then one transaction with the state, the rows, the seen id and the pending messages.
/// </summary>
public sealed class TurnCommitter(IEntityTable table, DueIndex due, Clocks clocks, ProcessInstance instance)
{
    /// <summary>Prefix of the row of a pending message; a number of twelve digits follows.</summary>
    public const string OwedPrefix = "owed|";

    /// <summary>How long a sender may be silent before another takes over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Pending messages are looked at again within this time, on the machine's clock, even if this process ends.
    /// </summary>
    public static readonly TimeSpan RecoveryWithin = TimeSpan.FromMinutes(1);

    static readonly TimeSpan RecoveryMargin = TimeSpan.FromSeconds(15);

    /// <summary>A due row so late, and ten sweeps more, may be missing from the index.</summary>
    static readonly TimeSpan LongPast = TimeSpan.FromMinutes(10);

    readonly Channel<WorkItem> _signals = Channel.CreateUnbounded<WorkItem>();

    /// <summary>Addressees with pending messages, in the order of their commits.</summary>
    public ChannelReader<WorkItem> Signals => _signals.Reader;

    /// <summary>No other process uses the store.</summary>
    public bool IsAlone => instance.Alone;

    /// <summary>Signals that an addressee may have pending messages.</summary>
    public void Signal(string partition) => Signal(new WorkItem(partition));

    /// <summary>Commits a turn.</summary>
    /// <param name="before">The state as it was read.</param>
    /// <param name="seen">The ids seen before; the commit forgets those past their time.</param>
    /// <param name="recoveryAt">When a recovery timer written for this turn is due; <c>null</c>: none was.</param>
    /// <returns>
    /// <c>null</c>: committed. Else nothing was written, because this row was not as it had been read.
    /// </returns>
    /// <exception cref="StoreUnavailableException">The commit may have been written.</exception>
    public async Task<string?> CommitAsync(
        Turn turn, AddresseeState before, SeenActivities seen, string? seenId, DateTimeOffset? recoveryAt,
            CancellationToken ct)
    {
        var state = Clamped(turn.Head, before.Plan);
        var wire = clocks.Wire.GetUtcNow();
        var planned = PlanAsync(state, before.Plan, ct);
        var pending =
            turn.Owes.Select((message, i) => PendingRow(state, state.NextOwed + i, message, wire)).ToList();
        if (pending.Count > 0)
        {
            state = await RecoverableAsync(state, recoveryAt, wire, ct);
            state = new AddresseeState(state.Row.With("nextOwed", state.NextOwed + pending.Count));
        }

        await planned;

        List<Change> changes =
        [
            state.IsNew ? new Change.Insert(state.Row) : new Change.Replace(state.Row),
            .. turn.Changes,
            .. pending.Select(row => new Change.Insert(row)),
            .. seen.Remember(seenId, wire),
        ];
        changes = Merge(changes);
        changes.AddRange(seen.Forget(wire, IEntityTable.MaxRows - changes.Count));

        var outcome = await table.CommitAsync(state.Partition, changes, ct);
        if (outcome is not CommitOutcome.Committed { Versions: var versions })
            return ((CommitOutcome.Refused)outcome).Row;

        Count(turn);
        if (pending.Count > 0)
            Signal(new WorkItem(state.Partition, Known(before, state, pending, versions)));
        return null;
    }

    /// <summary>The message in a pending row.</summary>
    /// <exception cref="System.Text.Json.JsonException">A newer version wrote a kind that this one does not
    /// know.</exception>
    public static OutboxMessage Read(Entity row) => OutboxJson.Read(row);

    /// <summary>The row with another message in it.</summary>
    public static Entity Write(Entity row, OutboxMessage message) => OutboxJson.With(row, message);

    void Signal(WorkItem signal) => _signals.Writer.TryWrite(signal with { Origin = Tracing.Here });

    static void Count(Turn turn)
    {
        foreach (var counter in turn.Counts)
            Instruments.Count(counter);
        foreach (var kind in turn.Purged)
            Instruments.Purged(kind);
    }

    /// <summary>A time already past is due now, so that no turn plans behind the index's cursor.</summary>
    AddresseeState Clamped(AddresseeState state, ImmutableSortedDictionary<string, DateTimeOffset> before)
    {
        var now = clocks.People.GetUtcNow();
        return state.Plan.Where(plan => plan.Value < now && before.GetValueOrDefault(plan.Key) != plan.Value)
            .Aggregate(state, (state, plan) => state.WithPlan(state.Plan.SetItem(plan.Key, now)));
    }

    /// <summary>
    /// Writes the due rows that are new; and those long past, which the index may lack because no sweep found them.
    /// </summary>
    Task PlanAsync(AddresseeState state, ImmutableSortedDictionary<string, DateTimeOffset> before, CancellationToken ct)
    {
        var longPast = clocks.People.GetUtcNow() - LongPast - (clocks.SweepEvery * 10);
        return Task.WhenAll(state.Plan
            .Where(plan => !before.TryGetValue(plan.Key, out var was) || was != plan.Value || plan.Value < longPast)
            .Select(plan => due.PlanAsync(state.Partition, plan.Key, plan.Value, ct)));
    }

    static Entity PendingRow(AddresseeState state, long number, OutboxMessage message, DateTimeOffset wire) =>
        Write(new(state.Partition, string.Create(CultureInfo.InvariantCulture, $"{OwedPrefix}{number:d12}")), message)
            .With("owedAt", wire);

    /// <summary>
    /// Saves the sender a read. Where other processes use the store, the sender reads before it sends.
    /// </summary>
    /// <returns><c>null</c>: more may be pending than this turn's rows.</returns>
    PendingMessages? Known(
        AddresseeState before, AddresseeState state, IReadOnlyList<Entity> pending, ImmutableDictionary<string,
            string> versions) =>
        instance.Alone || !before.IsSettled
            ? null
            : new(
                new AddresseeState(state.Row with { Version = versions[AddresseeState.RowKey] }),
                [.. pending.Select(row => row with { Version = versions[row.Row] })]);

    /// <summary>Makes sure that a recovery timer is set; one a minute covers a whole chat.</summary>
    async Task<AddresseeState> RecoverableAsync(
        AddresseeState state, DateTimeOffset? recoveryAt, DateTimeOffset wire, CancellationToken ct)
    {
        if (Covers(recoveryAt, wire) || Covers(state.RecoveryAt, wire))
            return state;

        var at = wire + RecoveryWithin;
        await due.SetRecoveryTimerAsync(state.Partition, at, ct);
        return state.WithRecoveryAt(at);
    }

    static bool Covers(DateTimeOffset? recoveryAt, DateTimeOffset wire) =>
        recoveryAt > wire + RecoveryMargin && recoveryAt <= wire + RecoveryWithin;

    /// <summary>
    /// The last change of each row counts; an insert that is changed further stays an insert, and a deleted row may be
    /// inserted again.
    /// </summary>
    static List<Change> Merge(List<Change> changes)
    {
        var merged = new Dictionary<string, Change>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            merged[change.Row] = (merged.GetValueOrDefault(change.Row), change) switch
            {
                (Change.Insert, Change.Upsert later) => new Change.Insert(later.Entity),
                (Change.Delete, Change.Insert later) => new Change.Upsert(later.Entity),
                (_, var later) => later,
            };
        }

        return [.. merged.Values];
    }
}
