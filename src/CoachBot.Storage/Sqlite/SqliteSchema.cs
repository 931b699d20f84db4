using CoachBot.Core.Storage;

namespace CoachBot.Storage.Sqlite;

/// <summary>The one table, and the counter that versions come from.</summary>
/// <remarks>Text compares as bytes (BINARY, SQLite's default), which for ASCII keys is ordinal.</remarks>
static class SqliteSchema
{
    /// <summary>Marks the file as this program's: "Coac".</summary>
    const long ApplicationId = 0x436f6163;

    const long Form = 1;

    const string Tables =
        """
        CREATE TABLE entity(
            "partition" TEXT NOT NULL,
            "row"       TEXT NOT NULL,
            version     INTEGER NOT NULL,
            columns     TEXT NOT NULL,
            PRIMARY KEY ("partition", "row")
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE counter(name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO counter VALUES ('version', 0);
        """;

    /// <summary>A connection's settings. FULL: a commit is on the disk when it returns, power cut or not.</summary>
    /// <remarks>In memory: no word is left behind in a temporary file.</remarks>
    const string Settings = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;";

    /// <summary>Opens the file for writing, and makes the tables when it is new.</summary>
    /// <exception cref="StoreUnavailableException">It is not a store, or of a later form.</exception>
    public static SqliteDatabase OpenWriter(string path)
    {
        var database = new SqliteDatabase(path, create: true);
        try
        {
            database.Execute("PRAGMA journal_mode = WAL;");
            database.Execute(Settings);
            Prepare(database, path);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that <see cref="OpenWriter"/> has opened, for reading.</summary>
    public static SqliteDatabase OpenReader(string path)
    {
        var database = new SqliteDatabase(path, create: false);
        try
        {
            // Under load every commit empties a reader's page cache, so a large one would be memory for nothing.
            database.Execute("PRAGMA query_only = ON; PRAGMA cache_size = -512;");
            database.Execute(Settings);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    static void Prepare(SqliteDatabase database, string path)
    {
        var (id, form) = (database.Number("PRAGMA application_id"), database.Number("PRAGMA user_version"));
        if (id == 0 && database.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            database.Execute(
                $"BEGIN; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Form}; {Tables} COMMIT;");
            return;
        }

        if (id != ApplicationId)
            throw new StoreUnavailableException($"'{path}' is another program's database.");
        if (form != Form)
            throw new StoreUnavailableException(
                $"The store '{path}' is of form {form}; this program reads form {Form}: run the one that wrote it.");
    }
}
