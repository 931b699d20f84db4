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
/// <c>due|shard|cursor</c> holds a day before which nothing is planned, and the wake rows,
/// <c>wake|instant|addressee</c>:
/// those speak of sending, so their instants are the machine's. A process alone on its store remembers until when a
/// shard is quiet and reads nothing of it before; one among others reads an idle shard's cursor.
/// </remarks>
public sealed class DueIndex(IEntityTable table, ProcessInstance instance, Clocks clocks)
{
    /// <summary>For ever: a row's shard follows from its addressee alone.</summary>
    public const int Shards = 256;

    const string CursorRow = "cursor";

    readonly ShardMarks[] _marks = [.. Enumerable.Range(0, Shards).Select(_ => new ShardMarks())];
    readonly KeyedLock _cursors = new();

    /// <summary>The first byte of SHA-256 of the addressee's partition.</summary>
    public static int ShardOf(string addressee)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(addressee), hash);
        return hash[0];
    }

    /// <summary>Writes a due row; the same one again says only that it was planned again.</summary>
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
            // Once more: between the two a sweep sees the shard without the row, for its cursor is not low enough yet.
            _marks[shard].Planned(at);
        }
    }

    /// <summary>Sees to it that an addressee is looked at again at a moment of the machine's clock.</summary>
    public Task WakeAsync(string addressee, DateTimeOffset at, CancellationToken ct) =>
        WakeAsync(ShardOf(addressee), [addressee], at, ct);

    /// <param name="addressees">Of this shard, at most <see cref="IEntityTable.MaxRows"/>.</param>
    public async Task WakeAsync(
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
            _marks[shard].Wakes(at);
        }
    }

    /// <summary>Removes rows, each unless it was written again since it was read.</summary>
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
    /// Everything due up to now, oldest day first, after the wake rows up to <paramref name="wireUntil"/>.
    /// </summary>
    public async Task<ImmutableArray<Entity>> DueAsync(
        int shard, DateTimeOffset now, DateTimeOffset wireUntil, CancellationToken ct)
    {
        var marks = _marks[shard];
        if (instance.Alone && marks.IsQuiet(now, wireUntil))
            return [];

        var writes = marks.Writes;
        var first = await table.QueryAsync(CursorPartition(shard), RowRange.All, null, ct);
        var wakes = first.Where(row => row.Moment("wakeAt") is not null)
            .ToLookup(row => row.Moment("wakeAt") <= wireUntil);
        var due = wakes[true].ToList();
        var nextWake = wakes[false].Min(row => row.Moment("wakeAt")) ?? DateTimeOffset.MaxValue;
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
            marks.Quiet(writes, nextDue, nextWake);
        return [.. due];
    }

    /// <summary>Reads the days from the cursor's to today's.</summary>
    /// <param name="due">Takes what is due.</param>
    /// <returns>A day before which nothing is planned; and a moment before which nothing more will be due.</returns>
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

    /// <summary>Sees to it that the cursor stands no later than a row just written.</summary>
    /// <remarks>
    /// Whoever raises the cursor has read it before it looked at the days, and goes no further than a day ahead. Among
    /// others the cursor is therefore written for near days even where it stands low enough: a raise under way is
    /// refused then, wherever in it its process dies.
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
            var stands = cursor?.Day("day") is { } at && at <= day ? at : (DateOnly?)null;
            if (stands is not null && !isNear)
            {
                marks.Cursor = stands;
                return;
            }

            var lowered = (cursor ?? new Entity(partition, CursorRow)).With("day", stands ?? day);
            Change change = cursor is null ? new Change.Insert(lowered) : new Change.Replace(lowered);
            if (await table.CommitAsync(partition, [change], ct) is CommitOutcome.Committed)
            {
                marks.Cursor = stands ?? day;
                return;
            }
        }
    }

    /// <summary>
    /// Days below were empty when they were read. Whoever wrote there since has written the cursor too, or will look at
    /// it.
    /// </summary>
    async Task RaiseAsync(int shard, Entity cursor, DateOnly to, long writes, CancellationToken ct)
    {
        var marks = _marks[shard];
        using var _ = await _cursors.EnterAsync(cursor.Partition, ct);
        if (marks.Writes != writes)
            return;

        // Before it is written: the answer may be lost, and a mark too high only costs a look.
        marks.Cursor = to;
        await table.CommitAsync(cursor.Partition, [new Change.Replace(cursor.With("day", to))], ct);
    }

    static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    static string Partition(int shard, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"due|{shard:x2}|{Key.Day(day)}");

    static string CursorPartition(int shard) => string.Create(CultureInfo.InvariantCulture, $"due|{shard:x2}|cursor");
}
