using System.Text;
using SQLitePCL;

namespace CoachBot.Storage.Sqlite;

/// <summary>A prepared statement, used again and again. Parameters count from 1, columns from 0.</summary>
sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    /// <summary>Keys and bounds; never empty, for SQLite would take an empty span for NULL.</summary>
    public SqliteStatement Bind(int index, string ascii)
    {
        Span<byte> utf8 = stackalloc byte[EntityRules.MaxKeyLength + 1];
        return Bind(index, utf8[..Encoding.ASCII.GetBytes(ascii, utf8)]);
    }

    public SqliteStatement Bind(int index, ReadOnlySpan<byte> utf8)
    {
        database.Check(raw.sqlite3_bind_text(handle, index, utf8));
        return this;
    }

    public SqliteStatement Bind(int index, long number)
    {
        database.Check(raw.sqlite3_bind_int64(handle, index, number));
        return this;
    }

    /// <returns>Whether a row is there to be read; after the last, the statement can be bound again.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
            return true;

        raw.sqlite3_reset(handle);
        database.Check(code);
        return false;
    }

    /// <summary>Runs a statement that returns nothing.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        Step();
        return database.Changes;
    }

    /// <summary>Ends reading before the last row; without it the read transaction stays open.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>The text in place: gone with the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(handle, column);

    public string Ascii(int column) => Encoding.ASCII.GetString(Utf8(column));

    public void Dispose() => handle.Dispose();
}
