using System.Collections.Immutable;
using CoachBot.Core.Storage;
using CoachBot.Storage.Sqlite;

namespace CoachBot.Storage;

/// <summary>The embedded store: one SQLite file, one process.</summary>
/// <remarks>
/// Reads run on the caller's thread and see every commit that was acknowledged. Commits made at the same time share
/// one flush; each is acknowledged when it is on the disk. Words deleted or replaced are overwritten in the file and
/// gone from its log a few seconds later; <see cref="PurgeAsync"/> leaves no trace. No network file systems: the log
/// needs shared memory.
/// </remarks>
public sealed class SqliteTable : IEntityTable, IAsyncDisposable
{
    /// <summary>Rows in a page of a scan.</summary>
    const int PageSize = 500;

    readonly SqliteLock _lock;
    readonly SqliteWriter _writer;
    readonly SqliteReaders _readers;

    SqliteTable(SqliteLock held, SqliteWriter writer, SqliteReaders readers) =>
        (_lock, _writer, _readers) = (held, writer, readers);

    /// <summary>Transactions that reached the disk, since it was opened.</summary>
    internal long Flushes => _writer.Flushes;

    /// <summary>Opens the store; makes the file, and the folders above it, when they are not there.</summary>
    /// <param name="time">The machine's clock: it plans the purges.</param>
    /// <exception cref="StoreUnavailableException">
    /// In one sentence that names the path: another process has it, it cannot be written, or it is no store.
    /// </exception>
    public static SqliteTable Open(string path, TimeProvider time) => Open(path, time, maxPages: null);

    /// <param name="maxPages">The disk is full at so many pages of 4 KiB; <c>null</c>: when it is full.</param>
    internal static SqliteTable Open(string path, TimeProvider time, int? maxPages)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        path = Path.GetFullPath(path);
        var held = SqliteLock.Take(path);
        try
        {
            var database = SqliteSchema.OpenWriter(path);
            if (maxPages is { } pages)
                database.Execute($"PRAGMA max_page_count = {pages};");
            return new SqliteTable(held, new SqliteWriter(new SqliteBatch(database), time), new SqliteReaders(path));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct)
    {
        EntityRules.CheckKey(partition);
        EntityRules.CheckKey(row);
        return ReadAsync((partition, row), static (reader, key) => reader.Get(key.partition, key.row), ct);
    }

    public Task<ImmutableArray<Entity>> QueryAsync(string partition, RowRange range, int? take, CancellationToken ct)
    {
        EntityRules.CheckQuery(partition, range, take);
        return ReadAsync(
            (partition, range, take),
            static (reader, query) => reader.Query(query.partition, query.range, query.take),
            ct);
    }

    /// <exception cref="OperationCanceledException">
    /// Nothing was written: cancelled while it waited. From the moment it is being written it can only come to its end.
    /// </exception>
    public async Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        EntityRules.CheckCommit(partition, changes);
        if (changes.Count == 0)
            return new CommitOutcome.Committed(ImmutableDictionary<string, string>.Empty);

        var commit = PendingCommit.Of(partition, changes);
        await _writer.WriteAsync(commit, ct);
        return commit.Outcome();
    }

    public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct)
    {
        var after = continuation is null ? ["", ""] : continuation.Split('\n');
        if (after.Length != 2)
            throw new ArgumentException("A scan continues where a page of this store ended.", nameof(continuation));
        return ReadAsync(after, static (reader, after) => Page(reader.Scan(after[0], after[1], PageSize)), ct);
    }

    /// <summary>Ends when no word that was deleted or replaced before is left in the store's files.</summary>
    /// <remarks>
    /// Writes the whole file anew, and commits wait meanwhile: after a person's deletion and at night, not for every
    /// row. Asked for by many at once it is done once.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Another program has been reading all the while.</exception>
    public Task PurgeAsync(CancellationToken ct) => _writer.WriteAsync(PendingCommit.Purge(isThorough: true), ct);

    /// <summary>Writes what was handed over, then closes: a later call is a fault.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        await _writer.DisposeAsync();
        _lock.Dispose();
    }

    Task<T> ReadAsync<TState, T>(TState state, Func<SqliteReader, TState, T> read, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
            return Task.FromCanceled<T>(ct);

        try
        {
            return Task.FromResult(_readers.Read(state, read));
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }

    static EntityPage Page(ImmutableArray<Entity> entities) =>
        new(entities, entities.Length < PageSize ? null : $"{entities[^1].Partition}\n{entities[^1].Row}");
}
