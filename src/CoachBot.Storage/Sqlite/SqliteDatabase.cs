using CoachBot.Core.Storage;
using SQLitePCL;

namespace CoachBot.Storage.Sqlite;

/// <summary>One connection to the file, for one thread at a time.</summary>
/// <remarks>
/// SQLite's C interface is called by way of SQLitePCLRaw and not through ADO.NET: text goes in and out as spans of
/// UTF-8, so that a row costs neither parameter objects nor strings that nobody keeps.
/// </remarks>
sealed class SqliteDatabase : IDisposable
{
    /// <summary>How long to wait for an admin's tool that holds the file, in milliseconds.</summary>
    public const int BusyTimeout = 5_000;

    /// <summary>64 MiB.</summary>
    const int MaxPagesInMemory = 16_384;

    readonly string _path;
    readonly sqlite3 _handle;

    static SqliteDatabase() => Batteries_V2.Init();

    /// <summary>Opens the file; <paramref name="create"/> says whether it may be new.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be opened.</exception>
    public SqliteDatabase(string path, bool create)
    {
        _path = path;
        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var code = raw.sqlite3_open_v2(path, out _handle, flags, vfs: null);
        try
        {
            Check(code);
            Check(raw.sqlite3_extended_result_codes(_handle, onoff: 1));
            Check(raw.sqlite3_busy_timeout(_handle, BusyTimeout));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Runs statements once; what they return is dropped.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Runs one statement once.</summary>
    /// <returns>The first column of its first row.</returns>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return new SqliteStatement(this, statement);
    }

    /// <summary>Writes the file anew from what is in it.</summary>
    public void Rebuild()
    {
        // On the way it is in memory, or, when it is large, in a nameless temporary file.
        var way = Number("PRAGMA page_count") > MaxPagesInMemory ? "FILE" : "MEMORY";
        Execute($"PRAGMA temp_store = {way}; VACUUM; PRAGMA temp_store = MEMORY;");
    }

    /// <summary>Moves the whole write-ahead log into the file and makes the log empty.</summary>
    /// <param name="patience">How long to wait for readers, in milliseconds.</param>
    /// <returns><c>false</c>: a reader was in the way all the while.</returns>
    public bool TryTruncateLog(int patience)
    {
        Check(raw.sqlite3_busy_timeout(_handle, patience));
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
        Check(raw.sqlite3_busy_timeout(_handle, BusyTimeout));
        if ((code & 0xff) == raw.SQLITE_BUSY)
            return false;

        Check(code);
        return true;
    }

    /// <exception cref="StoreUnavailableException"><paramref name="code"/> is an error.</exception>
    public void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        throw new StoreUnavailableException(
            $"The store '{_path}' failed: {raw.sqlite3_errstr(code).utf8_to_string()} (SQLite {code}).");
    }

    public void Dispose() => _handle.Dispose();
}
