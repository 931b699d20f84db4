using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// Writes a turn: due rows first, then one transaction with the head, the rows, the seen id and what is owed.
/// </summary>
public sealed class TurnCommitter(IEntityTable table, DueIndex due, Clocks clocks, ProcessInstance instance)
{
    public const string OwedPrefix = "owed|";

    /// <summary>How long a sender may be silent before another takes over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>What is owed is looked at again after so long, whatever became of the process that owed it.</summary>
    public static readonly TimeSpan WakeWithin = TimeSpan.FromMinutes(1);

    static readonly TimeSpan WakeMargin = TimeSpan.FromSeconds(15);

    /// <summary>And ten sweeps.</summary>
    static readonly TimeSpan LongPast = TimeSpan.FromMinutes(10);

    readonly Channel<WorkItem> _signals = Channel.CreateUnbounded<WorkItem>();

    /// <summary>Addressees with something owed, as they come.</summary>
    public ChannelReader<WorkItem> Signals => _signals.Reader;

    /// <summary>No other process uses the store.</summary>
    public bool IsAlone => instance.Alone;

    /// <summary>Says that an addressee may have something owed.</summary>
    public void Signal(string partition) => _signals.Writer.TryWrite(new WorkItem(partition));

    /// <summary>Commits a turn.</summary>
    /// <param name="before">The head as it was read.</param>
    /// <param name="seen">What was seen before; of it, what is past its time is forgotten.</param>
    /// <param name="wakesAt">A wake row was written for this turn, for this moment; <c>null</c>: none was.</param>
    /// <returns>
    /// <c>null</c>: committed. Else nothing was written, for this row was not as it had been read.
    /// </returns>
    public async Task<string?> CommitAsync(
        Turn turn, AddresseeState before, SeenActivities seen, string? seenId, DateTimeOffset? wakesAt,
            CancellationToken ct)
    {
        var head = Clamped(turn.Head, before.Plan);
        var wire = clocks.Wire.GetUtcNow();
        var planned = PlanAsync(head, before.Plan, ct);
        var owed = turn.Owes.Select((owe, i) => OwedRow(head, head.NextOwed + i, owe, wire)).ToList();
        if (owed.Count > 0)
        {
            head = await AwakeAsync(head, wakesAt, wire, ct);
            head = new AddresseeState(head.Row.With("nextOwed", head.NextOwed + owed.Count));
        }

        await planned;

        List<Change> changes =
        [
            head.IsNew ? new Change.Insert(head.Row) : new Change.Replace(head.Row),
            .. turn.Changes,
            .. owed.Select(row => new Change.Insert(row)),
            .. seen.Remember(seenId, wire),
        ];
        changes = Merge(changes);
        changes.AddRange(seen.Forget(wire, IEntityTable.MaxRows - changes.Count));

        var outcome = await table.CommitAsync(head.Partition, changes, ct);
        if (outcome is not CommitOutcome.Committed { Versions: var versions })
            return ((CommitOutcome.Refused)outcome).Row;

        foreach (var count in turn.Counts)
            Instruments.Count(count);
        if (owed.Count > 0)
            _signals.Writer.TryWrite(new WorkItem(head.Partition, Known(before, head, owed, versions)));
        return null;
    }

    /// <summary>What an owed row asks for.</summary>
    public static OutboxMessage Read(Entity row) => OutboxJson.Read(row);

    /// <summary>The row asking for something else.</summary>
    public static Entity Write(Entity row, OutboxMessage owe) => OutboxJson.With(row, owe);

    /// <summary>A moment already past is due now: nobody plans behind the index's cursor.</summary>
    AddresseeState Clamped(AddresseeState head, ImmutableSortedDictionary<string, DateTimeOffset> before)
    {
        var now = clocks.People.GetUtcNow();
        return head.Plan.Where(plan => plan.Value < now && before.GetValueOrDefault(plan.Key) != plan.Value)
            .Aggregate(head, (head, plan) => head.WithPlan(head.Plan.SetItem(plan.Key, now)));
    }

    /// <summary>
    /// Writes the due rows that are new; and those long past, which the index should have brought: it may lack them.
    /// </summary>
    Task PlanAsync(AddresseeState head, ImmutableSortedDictionary<string, DateTimeOffset> before, CancellationToken ct)
    {
        var longPast = clocks.People.GetUtcNow() - LongPast - (clocks.SweepEvery * 10);
        return Task.WhenAll(head.Plan
            .Where(plan => !before.TryGetValue(plan.Key, out var was) || was != plan.Value || plan.Value < longPast)
            .Select(plan => due.PlanAsync(head.Partition, plan.Key, plan.Value, ct)));
    }

    static Entity OwedRow(AddresseeState head, long number, OutboxMessage owe, DateTimeOffset wire) =>
        Write(new(head.Partition, string.Create(CultureInfo.InvariantCulture, $"{OwedPrefix}{number:d12}")), owe)
            .With("owedAt", wire);

    /// <summary>
    /// What the sender need not read again: where others use the store it looks before it sends whether this still
    /// stands.
    /// </summary>
    /// <returns><c>null</c>: more may be owed than this turn's rows.</returns>
    PendingMessages? Known(
        AddresseeState before, AddresseeState head, IReadOnlyList<Entity> owed, ImmutableDictionary<string,
            string> versions) =>
        instance.Alone || !before.IsSettled
            ? null
            : new(
                new AddresseeState(head.Row with { Version = versions[AddresseeState.RowKey] }),
                [.. owed.Select(row => row with { Version = versions[row.Row] })]);

    /// <summary>One wake row a minute covers a whole chat.</summary>
    async Task<AddresseeState> AwakeAsync(
        AddresseeState head, DateTimeOffset? wakesAt, DateTimeOffset wire, CancellationToken ct)
    {
        if (Covers(wakesAt, wire) || Covers(head.WakeAt, wire))
            return head;

        var at = wire + WakeWithin;
        await due.WakeAsync(head.Partition, at, ct);
        return new AddresseeState(head.Row.With("wakeAt", at));
    }

    static bool Covers(DateTimeOffset? wakesAt, DateTimeOffset wire) =>
        wakesAt > wire + WakeMargin && wakesAt <= wire + WakeWithin;

    /// <summary>
    /// The last word on each row counts; an insert that is changed further stays one, and what was taken away may come
    /// again.
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
