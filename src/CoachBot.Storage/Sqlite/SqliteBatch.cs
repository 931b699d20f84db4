using CoachBot.Core.Storage;

namespace CoachBot.Storage.Sqlite;

/// <summary>The connection that writes: many commits, one transaction, one flush.</summary>
sealed class SqliteBatch : IDisposable
{
    /// <summary>Milliseconds that commits may wait because a log that nobody waits for is to be emptied.</summary>
    const int Patience = 100;

    readonly SqliteDatabase _database;
    readonly SqliteStatement _begin;
    readonly SqliteStatement _commit;
    readonly SqliteStatement _savepoint;
    readonly SqliteStatement _release;
    readonly SqliteStatement _undo;
    readonly SqliteStatement _insert;
    readonly SqliteStatement _replace;
    readonly SqliteStatement _upsert;
    readonly SqliteStatement _delete;
    readonly SqliteStatement _deleteAt;
    readonly SqliteStatement _count;

    /// <summary>The last number given to a commit: never given again, whatever becomes of the commit.</summary>
    long _version;

    public SqliteBatch(SqliteDatabase database)
    {
        _database = database;
        _version = database.Number("SELECT value FROM counter WHERE name = 'version'");
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _commit = database.Prepare("COMMIT");
        _savepoint = database.Prepare("SAVEPOINT one");
        _release = database.Prepare("RELEASE one");
        _undo = database.Prepare("ROLLBACK TO one");
        _insert = database.Prepare("INSERT INTO entity VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
        _replace = database.Prepare(
            """UPDATE entity SET version = ?3, columns = ?4 WHERE "partition" = ?1 AND "row" = ?2 AND version = ?5""");
        _upsert = database.Prepare(
            """
            INSERT INTO entity VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET version = excluded.version, columns = excluded.columns
            """);
        _delete = database.Prepare("""DELETE FROM entity WHERE "partition" = ?1 AND "row" = ?2""");
        _deleteAt = database.Prepare("""DELETE FROM entity WHERE "partition" = ?1 AND "row" = ?2 AND version = ?3""");
        _count = database.Prepare("UPDATE counter SET value = ?1 WHERE name = 'version'");
    }

    /// <summary>Whether words were deleted or replaced that may still stand in the write-ahead log.</summary>
    public bool HasLeftovers { get; private set; } = true;

    /// <summary>Writes what can be written and marks what is refused; durable when it returns.</summary>
    /// <returns>Whether anything went to the disk.</returns>
    /// <exception cref="StoreUnavailableException">None of it was written, or it is unknown.</exception>
    public bool Write(IReadOnlyList<PendingCommit> commits)
    {
        try
        {
            _begin.Run();
            var before = _version;
            foreach (var commit in commits)
                Write(commit);

            if (_version != before)
                _count.Bind(1, _version).Run();
            _commit.Run();
            return _version != before;
        }
        catch
        {
            // A full disk makes SQLite roll back by itself, other faults do not.
            if (_database.IsInTransaction)
                _database.Execute("ROLLBACK");
            throw;
        }
    }

    /// <summary>Moves the log into the file, where what was deleted is overwritten, and empties it.</summary>
    /// <param name="isThorough">
    /// Writes the file anew before: when SQLite moves rows from page to page it leaves copies in the unused part of a
    /// page, which <c>secure_delete</c> does not overwrite when the row goes later. Takes time as the file is large.
    /// </param>
    /// <exception cref="StoreUnavailableException">A reader has been at it all the while.</exception>
    public void Purge(bool isThorough)
    {
        if (isThorough)
            _database.Rebuild();
        if (!_database.TryTruncateLog(isThorough ? SqliteDatabase.BusyTimeout : Patience))
            throw new StoreUnavailableException("The store's log cannot be emptied: another program is reading it.");
        HasLeftovers = false;
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])
            [_begin, _commit, _savepoint, _release, _undo, _insert, _replace, _upsert, _delete, _deleteAt, _count])
            statement.Dispose();
        _database.Dispose();
    }

    void Write(PendingCommit commit)
    {
        if (commit.Rows.Length == 0)
            return;

        _savepoint.Run();
        var version = _version + 1;
        foreach (var row in commit.Rows)
        {
            if (Write(commit, row, version))
                continue;

            commit.RefusedRow = row.Change.Row;
            _undo.Run();
            _release.Run();
            return;
        }

        _release.Run();
        commit.Version = _version = version;
        HasLeftovers |= Array.Exists(commit.Rows, row => row.Change is not Change.Insert);
    }

    /// <returns><c>false</c>: the row is not as the change says.</returns>
    bool Write(PendingCommit commit, PendingRow row, long version)
    {
        switch (row.Change)
        {
            case Change.Insert:
                return Put(_insert, commit, row, version).Run() == 1;
            case Change.Replace replace:
                return Put(_replace, commit, row, version)
                    .Bind(5, SqliteVersion.Number(replace.Entity.Version!)).Run() == 1;
            case Change.Upsert:
                return Put(_upsert, commit, row, version).Run() == 1;
            case Change.Delete { Version: { } at }:
                return _deleteAt.Bind(1, commit.Partition).Bind(2, row.Change.Row)
                    .Bind(3, SqliteVersion.Number(at)).Run() == 1;
            default:
                _delete.Bind(1, commit.Partition).Bind(2, row.Change.Row).Run();
                return true;
        }
    }

    static SqliteStatement Put(SqliteStatement statement, PendingCommit commit, PendingRow row, long version) =>
        statement.Bind(1, commit.Partition).Bind(2, row.Change.Row).Bind(3, version).Bind(4, commit.Columns(row));
}
