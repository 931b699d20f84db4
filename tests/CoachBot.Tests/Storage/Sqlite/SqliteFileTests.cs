using CoachBot.Core.Storage;
using CoachBot.Storage;
using CoachBot.Storage.Sqlite;

namespace CoachBot.Tests.Storage.Sqlite;

/// <summary>Files that are new, foreign, broken, full, or looked into by an admin.</summary>
public sealed class SqliteFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("coachbot-").FullName;

    string File => Path.Combine(_folder, "coach.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Folders_that_are_missing_are_made()
    {
        var path = Path.Combine(_folder, "a", "b", "coach.db");

        await using (SqliteTable.Open(path, TimeProvider.System))
            Assert.True(System.IO.File.Exists(path));
    }

    [Fact]
    public async Task The_files_are_for_the_bots_own_user_alone()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var table = SqliteTable.Open(File, TimeProvider.System);
        await table.CommitAsync("p", [new Change.Insert(new Entity("p", "r").With("N", 1))], default);

        var (file, log) = (System.IO.File.GetUnixFileMode(File), System.IO.File.GetUnixFileMode($"{File}-wal"));

        Assert.Equal((UnixFileMode.UserRead | UnixFileMode.UserWrite, file), (file, log));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        var bytes = Enumerable.Range(0, 9_000).Select(i => (byte)(i * 7)).ToArray();
        await System.IO.File.WriteAllBytesAsync(File, bytes);

        var refused = Assert.Throws<StoreUnavailableException>(() => SqliteTable.Open(File, TimeProvider.System));

        Assert.Equal($"The store '{File}' failed: file is not a database (SQLite 26).", refused.Message);
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(File));
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        using (var other = new SqliteDatabase(File, create: true))
            other.Execute("CREATE TABLE theirs(a);");

        var refused = Assert.Throws<StoreUnavailableException>(() => SqliteTable.Open(File, TimeProvider.System));

        Assert.Equal($"'{File}' is another program's database.", refused.Message);
    }

    [Fact]
    public async Task A_store_of_a_later_form_is_refused()
    {
        await SqliteTable.Open(File, TimeProvider.System).DisposeAsync();
        using (var database = new SqliteDatabase(File, create: false))
            database.Execute("PRAGMA user_version = 2;");

        var refused = Assert.Throws<StoreUnavailableException>(() => SqliteTable.Open(File, TimeProvider.System));

        Assert.Equal(
            $"The store '{File}' is of form 2; this program reads form 1: run the one that wrote it.", refused.Message);
    }

    [Fact]
    public void A_path_that_cannot_be_made_is_refused_by_name_and_can_be_tried_again()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "file"), "");
        Directory.CreateDirectory(File);

        string[] paths = [Path.Combine(_folder, "file", "coach.db"), File, File];

        Assert.All(paths, path => Assert.StartsWith(
            $"The store '{path}' cannot be made or written: ",
            Assert.Throws<StoreUnavailableException>(() => SqliteTable.Open(path, TimeProvider.System)).Message,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_was_refused_can_be_opened_once_the_cause_is_gone()
    {
        await System.IO.File.WriteAllTextAsync(File, "not a database, but long enough to be taken for one, if it were");
        Assert.Throws<StoreUnavailableException>(() => SqliteTable.Open(File, TimeProvider.System));
        System.IO.File.Delete(File);

        await using var table = SqliteTable.Open(File, TimeProvider.System);

        Assert.Empty(await table.QueryAsync("p", RowRange.All, take: null, default));
    }

    [Fact]
    public async Task A_full_disk_refuses_the_commit_whole_and_the_store_goes_on()
    {
        await using var table = SqliteTable.Open(File, TimeProvider.System, maxPages: 60);
        var words = new string('w', 30_000);
        var written = 0;

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (; ; written++)
            {
                Entity[] pair = [Row($"{written}a", words), Row($"{written}b", words)];
                await table.CommitAsync("p", [.. pair.Select(row => new Change.Insert(row))], default);
            }
        });
        var rows = await table.QueryAsync("p", RowRange.All, take: null, default);
        var room = await table.CommitAsync("p", [new Change.Delete("0a"), new Change.Delete("0b")], default);
        var again = await table.CommitAsync("p", [new Change.Insert(Row("0a", words))], default);

        Assert.Equal($"The store '{File}' failed: database or disk is full (SQLite 13).", fault.Message);
        Assert.Equal(2 * written, rows.Length);
        Assert.IsType<CommitOutcome.Committed>(room);
        Assert.IsType<CommitOutcome.Committed>(again);
    }

    [Fact]
    public async Task An_admin_reads_the_columns_with_the_sqlite_shell()
    {
        await using var table = SqliteTable.Open(File, TimeProvider.System);
        var row = Row("head", "é").With("Weeks", 3).With("Away", true).With("AskedAt", DateTimeOffset.UnixEpoch);
        await table.CommitAsync("p", [new Change.Insert(row)], default);

        using var shell = new SqliteDatabase(File, create: false);
        using var columns = shell.Prepare("SELECT columns FROM entity");
        using var values = shell.Prepare(
            """
            SELECT concat_ws(' ', columns ->> 'Words', columns ->> 'Weeks', columns ->> 'Away',
                json_extract(columns, '$.AskedAt.at')) FROM entity
            """);
        Assert.True(columns.Step() && values.Step());

        Assert.Equal(
            """{"AskedAt":{"at":"1970-01-01T00:00:00.0000000Z"},"Away":true,"Weeks":3,"Words":"é"}""",
            System.Text.Encoding.UTF8.GetString(columns.Utf8(0)));
        Assert.Equal("é 3 1 1970-01-01T00:00:00.0000000Z", System.Text.Encoding.UTF8.GetString(values.Utf8(0)));
    }

    [Fact]
    public void A_commit_that_waits_can_be_called_off_and_one_taken_up_cannot()
    {
        var (waiting, taken) = (PendingCommit.Of("p", []), PendingCommit.Of("p", []));
        var ct = new CancellationToken(canceled: true);

        var isTaken = taken.TryTake();
        taken.CallOff(ct);
        waiting.CallOff(ct);

        Assert.True(isTaken);
        Assert.False(taken.Task.IsCompleted);
        Assert.True(waiting.Task.IsCanceled);
        Assert.False(waiting.TryTake());
    }

    static Entity Row(string row, string words) => new Entity("p", row).With("Words", words);
}
