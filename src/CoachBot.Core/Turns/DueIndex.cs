using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Which addressee is due when: an index that may hold a row too many, never one too few.</summary>
/// <remarks>
/// Partition <c>due|shard|day</c> (UTC, coaching clock), row <c>instant|addressee|kind</c>. Partition
/// <c>due|shard|cursor</c> holds the oldest day not known to be empty, and the wake rows, <c>wake|instant|addressee</c>:
/// those speak of sending, so their instants are the machine's.
/// </remarks>
public sealed class DueIndex(IEntityTable table)
{
    /// <summary>For ever: a row's shard follows from its addressee alone.</summary>
    public const int Shards = 256;

    const string CursorRow = "cursor";
    readonly ConcurrentDictionary<int, DateOnly> _lowest = new();

    /// <summary>The first byte of SHA-256 of the addressee's partition.</summary>
    public static int ShardOf(string addressee)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(addressee), hash);
        return hash[0];
    }

    /// <summary>Writes a due row; the same one again changes nothing.</summary>
    public async Task PlanAsync(string addressee, string kind, DateTimeOffset at, CancellationToken ct)
    {
        var shard = ShardOf(addressee);
        var day = DayOf(at);
        var row = new Entity(Partition(shard, day), $"{Key.Instant(at)}|{addressee}|{kind}")
            .With("addressee", addressee).With("kind", kind).With("dueAt", at);
        await table.CommitAsync(row.Partition, [new Change.Upsert(row)], ct);
        await LowerAsync(shard, day, ct);
    }

    /// <summary>Sees to it that an addressee is looked at again at a moment of the machine's clock.</summary>
    public Task WakeAsync(string addressee, DateTimeOffset at, CancellationToken ct)
    {
        var row = new Entity(CursorPartition(ShardOf(addressee)), $"wake|{Key.Instant(at)}|{addressee}")
            .With("addressee", addressee).With("wakeAt", at);
        return table.CommitAsync(row.Partition, [new Change.Upsert(row)], ct);
    }

    public Task RemoveAsync(Entity row, CancellationToken ct) =>
        table.CommitAsync(row.Partition, [new Change.Delete(row.Row)], ct);

    /// <summary>Everything due up to now, oldest first, and the wake rows up to <paramref name="wireUntil"/>.</summary>
    public async IAsyncEnumerable<Entity> DueAsync(
        int shard, DateTimeOffset now, DateTimeOffset wireUntil,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var first = await table.QueryAsync(CursorPartition(shard), RowRange.All, null, ct);
        foreach (var wake in first.Where(row => row.Moment("wakeAt") <= wireUntil))
            yield return wake;

        if (first.FirstOrDefault(row => row.Row == CursorRow) is not { } cursor)
            yield break;

        // Yesterday stays in view, so that a writer at midnight never writes behind the cursor.
        var (day, today) = (cursor.Day("day")!.Value, DayOf(now));
        if (day > today.AddDays(-1))
            day = today.AddDays(-1);
        var empty = true;
        var before = $"{Key.Instant(now)}|\u007f";
        for (; day <= today; day = day.AddDays(1))
        {
            if (empty && day < today && day > cursor.Day("day"))
                await RaiseAsync(shard, cursor, day, ct);
            foreach (var row in await table.QueryAsync(Partition(shard, day), new("", before), null, ct))
            {
                empty = false;
                yield return row;
            }
        }
    }

    async Task LowerAsync(int shard, DateOnly day, CancellationToken ct)
    {
        if (_lowest.TryGetValue(shard, out var lowest) && lowest <= day)
            return;

        var partition = CursorPartition(shard);
        while (true)
        {
            var cursor = await table.GetAsync(partition, CursorRow, ct);
            if (cursor?.Day("day") is { } stands && stands <= day)
            {
                _lowest[shard] = stands;
                return;
            }

            var lowered = (cursor ?? new Entity(partition, CursorRow)).With("day", day);
            Change change = cursor is null ? new Change.Insert(lowered) : new Change.Replace(lowered);
            if (await table.CommitAsync(partition, [change], ct) is CommitOutcome.Committed)
            {
                _lowest[shard] = day;
                return;
            }
        }
    }

    async Task RaiseAsync(int shard, Entity cursor, DateOnly day, CancellationToken ct)
    {
        var current = await table.GetAsync(cursor.Partition, CursorRow, ct);
        if (current?.Day("day") is not { } stands || stands >= day)
            return;

        // Days below are empty and nobody plans into the past; a lost race leaves the cursor low, which is safe.
        _lowest[shard] = day;
        await table.CommitAsync(cursor.Partition, [new Change.Replace(current.With("day", day))], ct);
    }

    static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    static string Partition(int shard, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"due|{shard:x2}|{Key.Day(day)}");

    static string CursorPartition(int shard) => string.Create(CultureInfo.InvariantCulture, $"due|{shard:x2}|cursor");
}
