using System.Runtime.CompilerServices;
using CoachBot.Core.Storage;

namespace CoachBot.Storage;

/// <summary>Moves every row of a store into another that is empty, and compares them at the end.</summary>
/// <remarks>
/// Both are read in the order of their keys, side by side; what differs is written. So a copy that was cut off is
/// simply run again: what is there already is left alone. While it is unfinished a row in the target says so, and then
/// the target holds nothing but the copy: what the source does not have any more goes.
/// </remarks>
/// <param name="progress">Told now and then how many rows were read and how many written or taken away.</param>
public sealed class StoreCopy(IEntityTable source, IEntityTable target, Action<long, long> progress)
{
    /// <summary>Told of in between, rows.</summary>
    const int TellEvery = 1_000;

    /// <summary>Commits at once: each is of other rows.</summary>
    const int Abreast = 8;

    const string Marks = "copy";
    const string Mark = "unfinished";

    long _read;
    long _written;

    /// <summary>A copy into this store was begun and did not come to its end.</summary>
    public static async Task<bool> IsUnfinishedAsync(IEntityTable store, CancellationToken ct) =>
        await store.GetAsync(Marks, Mark, ct) is not null;

    /// <summary>Copies, or goes on with a copy that was cut off. Run again afterwards, it changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">Cut off; it can be run again.</exception>
    /// <exception cref="InvalidDataException">A store does not give its rows in the order of their keys.</exception>
    public async Task<CopyOutcome> RunAsync(CancellationToken ct)
    {
        if (await IsUnfinishedAsync(source, ct))
            return new CopyOutcome.SourceIsHalf();

        if (!await IsUnfinishedAsync(target, ct))
        {
            if (!await IsEmptyAsync(target, ct))
                return await CompareAsync(ct) is { Same: true } standing
                    ? new CopyOutcome.AlreadyThere(standing.From)
                    : new CopyOutcome.TargetHasOther();

            await target.CommitAsync(Marks, [new Change.Upsert(new Entity(Marks, Mark))], ct);
        }

        await Parallel.ForEachAsync(
            BatchesAsync(ct),
            new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = ct },
            async (batch, ct) => await target.CommitAsync(batch.Partition, batch.Changes, ct));
        progress(_read, _written);

        var compared = await CompareAsync(ct);
        if (!compared.Same)
            return new CopyOutcome.Differ(compared.From, compared.To);

        await target.CommitAsync(Marks, [new Change.Delete(Mark)], ct);
        return new CopyOutcome.Copied(compared.From);
    }

    static async Task<bool> IsEmptyAsync(IEntityTable store, CancellationToken ct)
    {
        await foreach (var _ in RowsAsync(store, ct))
            return false;

        return true;
    }

    async Task<(StoreFingerprint From, StoreFingerprint To, bool Same)> CompareAsync(CancellationToken ct)
    {
        var from = StoreFingerprint.OfAsync(RowsAsync(source, ct));
        var to = StoreFingerprint.OfAsync(RowsAsync(target, ct));
        return (await from, await to, await from == await to);
    }

    /// <summary>What has to be done to the target, as many rows of a partition at once as a commit takes.</summary>
    async IAsyncEnumerable<Batch> BatchesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var (batch, weight) = (new Batch("", []), 0L);
        await foreach (var (partition, change) in DifferencesAsync(ct))
        {
            var more = EntityWeight.Sent(partition, change.Row, EntityRules.EntityOf(change));
            if (batch.Changes.Count > 0 && (batch.Partition != partition
                || batch.Changes.Count == IEntityTable.MaxRows || weight + more > EntityRules.MaxCommitBytes))
            {
                yield return batch;
                (batch, weight) = (new Batch(partition, []), 0);
            }

            batch = batch with { Partition = partition };
            batch.Changes.Add(change);
            weight += more;
            _written++;
        }

        if (batch.Changes.Count > 0)
            yield return batch;
    }

    /// <summary>
    /// Goes through both stores side by side. Rows written meanwhile lie behind the point that was read, so they are
    /// not met.
    /// </summary>
    async IAsyncEnumerable<(string Partition, Change Change)> DifferencesAsync(
        [EnumeratorCancellation] CancellationToken ct)
    {
        await using var from = RowsAsync(source, ct).GetAsyncEnumerator(ct);
        await using var to = RowsAsync(target, ct).GetAsyncEnumerator(ct);
        var (wanted, standing) = (await NextAsync(from), await NextAsync(to));
        while (wanted is not null || standing is not null)
        {
            var order = Order(wanted, standing);
            if (order > 0)
                yield return (standing!.Partition, new Change.Delete(standing.Row));
            else if (order < 0 || StoreFingerprint.Told(wanted!) != StoreFingerprint.Told(standing!))
                yield return (wanted!.Partition, new Change.Upsert(wanted with { Version = null }));

            if (order >= 0)
                standing = await NextAsync(to);
            if (order > 0)
                continue;
            if (++_read % TellEvery == 0)
                progress(_read, _written);
            wanted = await NextAsync(from);
        }
    }

    static async Task<Entity?> NextAsync(IAsyncEnumerator<Entity> rows) =>
        await rows.MoveNextAsync() ? rows.Current : null;

    /// <summary>Which of two rows comes first; one that is not there comes last.</summary>
    static int Order(Entity? one, Entity? other) => (one, other) switch
    {
        (null, _) => 1,
        (_, null) => -1,
        _ => string.CompareOrdinal(one.Partition, other.Partition) is not 0 and var order
            ? order
            : string.CompareOrdinal(one.Row, other.Row),
    };

    static async IAsyncEnumerable<Entity> RowsAsync(IEntityTable store, [EnumeratorCancellation] CancellationToken ct)
    {
        Entity? last = null;
        string? continuation = null;
        do
        {
            var page = await store.ScanAsync(continuation, ct);
            foreach (var row in page.Entities)
            {
                if (last is not null && Order(last, row) >= 0)
                    throw new InvalidDataException("A store did not give its rows in the order of their keys.");
                last = row;
                if (row.Partition != Marks)
                    yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    sealed record Batch(string Partition, List<Change> Changes);
}

/// <summary>What became of a copy.</summary>
public abstract record CopyOutcome
{
    CopyOutcome()
    {
    }

    /// <summary>Both stores hold the same.</summary>
    public sealed record Copied(StoreFingerprint Print) : CopyOutcome;

    /// <summary>They did before; nothing was written.</summary>
    public sealed record AlreadyThere(StoreFingerprint Print) : CopyOutcome;

    /// <summary>The target holds rows that are not this source's; nothing was written.</summary>
    public sealed record TargetHasOther : CopyOutcome;

    /// <summary>The source is itself what an unfinished copy left; nothing was written.</summary>
    public sealed record SourceIsHalf : CopyOutcome;

    /// <summary>Something wrote to one of them meanwhile; the copy stays unfinished.</summary>
    public sealed record Differ(StoreFingerprint From, StoreFingerprint To) : CopyOutcome;
}
