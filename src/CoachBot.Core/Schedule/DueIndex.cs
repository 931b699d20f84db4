using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Schedule;

/// <summary>Which addressee is due when: an index that may hold a row too many, never one too few.</summary>
/// <remarks>
/// Partition <c>due|shard|day</c> (UTC, coaching clock), row <c>instant|addressee|kind</c>. Partition
/// <c>due|shard|cursor</c> holds a day before which nothing is planned, and the recovery timers, rows
/// <c>wake|instant|addressee</c>: they belong to sending, so their instants are the machine's. A process alone on its
/// store remembers until when a shard is quiet and reads nothing of it before; one among others reads an idle shard's
/// cursor.
/// </remarks>
public sealed class DueIndex(IEntityTable table, ProcessInstance instance, Clocks clocks)
{
    /// <summary>Never changes: a row's shard follows from its addressee alone.</summary>
    public const int Shards = 256;

    const string CursorRow = "cursor";

    readonly ShardMarks[] _marks = [.. Enumerable.Range(0, Shards).Select(_ => new ShardMarks())];
    readonly KeyedLock _cursors = new();

    /// <summary>The first byte of SHA-256 of the addressee's partition: 0 to 255.</summary>
    public static int ShardOf(string addressee)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(addressee), hash);
        return hash[0];
    }

    /// <summary>Writes a due row; the same one again only renews when it was planned.</summary>
    /// <param name="at">On the coaching clock.</param>
    /// <exception cref="StoreUnavailableException">The row may not be written, or not be found by a sweep.</exception>
    public async Task PlanAsync(string addressee, string kind, DateTimeOffset at, CancellationToken ct)
    {
        var shard = ShardOf(addressee);
        var day = DayOf(at);
        var row = new Entity(Partition(shard, day), $"{Key.Instant(at)}|{addressee}|{kind}")
            .With("addressee", addressee).With("kind", kind).With("dueAt", at)
            .With("plannedAt", clocks.Wire.GetUtcNow());
        try
        {
            await table.CommitAsync(row.Partition, [new Change.Upsert(row)], ct);
            _marks[shard].Planned(at);

            using var _ = await _cursors.EnterAsync(CursorPartition(shard), ct);
            await LowerAsync(shard, day, ct);
        }
        finally
        {
            // Once more: a sweep between the two saw the shard without the row, because the cursor was too high.
            _marks[shard].Planned(at);
        }
    }

    /// <summary>Sets a recovery timer: the addressee's pending messages are looked at again.</summary>
    /// <param name="at">On the machine's clock.</param>
    /// <exception cref="StoreUnavailableException">The timer may not be set.</exception>
    public Task SetRecoveryTimerAsync(string addressee, DateTimeOffset at, CancellationToken ct) =>
        SetRecoveryTimersAsync(ShardOf(addressee), [addressee], at, ct);

    /// <summary>Sets the recovery timers of addressees in one commit.</summary>
    /// <param name="addressees">Of this shard, at most <see cref="IEntityTable.MaxRows"/>.</param>
    /// <param name="at">On the machine's clock.</param>
    /// <exception cref="StoreUnavailableException">The timers may not be set.</exception>
    public async Task SetRecoveryTimersAsync(
        int shard, IReadOnlyCollection<string> addressees, DateTimeOffset at, CancellationToken ct)
    {
        var partition = CursorPartition(shard);
        var rows = addressees.Select(addressee => new Entity(partition, $"wake|{Key.Instant(at)}|{addressee}")
            .With("addressee", addressee).With("wakeAt", at));
        try
        {
            await table.CommitAsync(partition, [.. rows.Select(row => new Change.Upsert(row))], ct);
        }
        finally
        {
            _marks[shard].RecoverySet(at);
        }
    }

    /// <summary>Removes rows; a row that was written again since it was read stays.</summary>
    /// <exception cref="StoreUnavailableException">Rows may be left; the next sweep meets them again.</exception>
    public async Task RemoveAsync(IEnumerable<Entity> rows, CancellationToken ct)
    {
        foreach (var some in rows.GroupBy(row => row.Partition).SelectMany(rows => rows.Chunk(IEntityTable.MaxRows)))
        {
            List<Change> left = [.. some.Select(row => new Change.Delete(row.Row, row.Version))];
            while (left.Count > 0
                && await table.CommitAsync(some[0].Partition, left, ct) is CommitOutcome.Refused { Row: var other })
                left.RemoveAll(change => change.Row == other);
        }
    }

    /// <summary>
    /// The recovery timers up to <paramref name="wireUntil"/>, then everything due up to now, oldest day first.
    /// </summary>
    /// <param name="shard">0 to 255.</param>
    /// <param name="now">On the coaching clock.</param>
    /// <param name="wireUntil">On the machine's clock.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ImmutableArray<Entity>> DueAsync(
        int shard, DateTimeOffset now, DateTimeOffset wireUntil, CancellationToken ct)
    {
        var marks = _marks[shard];
        if (instance.Alone && marks.IsQuiet(now, wireUntil))
            return [];

        var writes = marks.Writes;
        var first = await table.QueryAsync(CursorPartition(shard), RowRange.All, null, ct);
        var timers = first.Where(row => row.Moment("wakeAt") is not null)
            .ToLookup(row => row.Moment("wakeAt") <= wireUntil);
        var due = timers[true].ToList();
        var nextRecovery = timers[false].Min(row => row.Moment("wakeAt")) ?? DateTimeOffset.MaxValue;
        var nextDue = DateTimeOffset.MaxValue;
        if (first.FirstOrDefault(row => row.Row == CursorRow) is { } cursor)
        {
            var (before, today) = (cursor.Day("day")!.Value, DayOf(now));
            var (oldest, next) = await CollectAsync(shard, before, now, due, ct);
            nextDue = next;
            if (oldest > before && before <= today)
                await RaiseAsync(shard, cursor, oldest, writes, ct);
        }

        if (due.Count == 0)
            marks.Quiet(writes, nextDue, nextRecovery);
        return [.. due];
    }

    /// <summary>Reads the days from the cursor's to today's.</summary>
    /// <param name="due">Gets the rows that are due.</param>
    /// <returns>A day before which nothing is planned; and a time before which nothing more will be due.</returns>
    async Task<(DateOnly Oldest, DateTimeOffset Next)> CollectAsync(
        int shard, DateOnly from, DateTimeOffset now, List<Entity> due, CancellationToken ct)
    {
        DateOnly? oldest = null;
        var day = from;
        for (var today = DayOf(now); day <= today; day = day.AddDays(1))
        {
            if (await table.QueryAsync(Partition(shard, day), RowRange.All, 1, ct) is not [var row])
                continue;

            oldest ??= day;
            if (row.Moment("dueAt") is { } at && at > now)
                return (oldest.Value, at);
            due.AddRange(await table.QueryAsync(
                Partition(shard, day), new("", $"{Key.Instant(now)}|\u007f"), null, ct));
        }

        return (oldest ?? day, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
    }

    /// <summary>Makes sure that the cursor is no later than a row just written.</summary>
    /// <remarks>
    /// A sweep that raises the cursor has read it before it read the days, and goes no further than a day ahead. Where
    /// others use the store, the cursor is therefore written for near days even if it is low enough: that refuses a
    /// raise under way, wherever in it this process ends.
    /// </remarks>
    async Task LowerAsync(int shard, DateOnly day, CancellationToken ct)
    {
        var marks = _marks[shard];
        if (instance.Alone && marks.Cursor <= day)
            return;

        var partition = CursorPartition(shard);
        var isNear = !instance.Alone && day <= DayOf(clocks.People.GetUtcNow()).AddDays(1);
        while (true)
        {
            var cursor = await table.GetAsync(partition, CursorRow, ct);
            var lowEnough = cursor?.Day("day") is { } at && at <= day ? at : (DateOnly?)null;
            if (lowEnough is not null && !isNear)
            {
                marks.Cursor = lowEnough;
                return;
            }

            var lowered = (cursor ?? new Entity(partition, CursorRow)).With("day", lowEnough ?? day);
            Change change = cursor is null ? new Change.Insert(lowered) : new Change.Replace(lowered);
            if (await table.CommitAsync(partition, [change], ct) is CommitOutcome.Committed)
            {
                marks.Cursor = lowEnough ?? day;
                return;
            }
        }
    }

    /// <summary>
    /// The days below were empty when they were read. A process that wrote there since has written the cursor too, or
    /// will read it.
    /// </summary>
    async Task RaiseAsync(int shard, Entity cursor, DateOnly to, long writes, CancellationToken ct)
    {
        var marks = _marks[shard];
        using var _ = await _cursors.EnterAsync(cursor.Partition, ct);
        if (marks.Writes != writes)
            return;

        // Before it is written: the answer may be lost, and a mark too high only costs a read.
        marks.Cursor = to;
        await table.CommitAsync(cursor.Partition, [new Change.Replace(cursor.With("day", to))], ct);
    }

    static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    static string Partition(int shard, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"due|{shard:x2}|{Key.Day(day)}");

    static string CursorPartition(int shard) => string.Create(CultureInfo.InvariantCulture, $"due|{shard:x2}|cursor");
}
