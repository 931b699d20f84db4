using System.Text;
using CoachBot.Core.Storage;
using CoachBot.Storage;
using CoachBot.Storage.Sqlite;

namespace CoachBot.Tests.Storage;

/// <summary>The contract on the embedded store, and what only a file has: durability, privacy, one owner.</summary>
public sealed class SqliteTableTests : EntityTableContract
{
    readonly string _folder = Path.Combine(Path.GetTempPath(), $"coachbot-{Guid.NewGuid():N}");
    readonly HandTimer _time = new();
    SqliteTable _table = null!;

    string File => Path.Combine(_folder, "data", "coach.db");

    public override async Task DisposeAsync()
    {
        await _table.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override Task<IEntityTable> OpenAsync() =>
        Task.FromResult<IEntityTable>(_table = SqliteTable.Open(File, _time));

    [Fact]
    public async Task What_was_acknowledged_is_there_when_the_store_is_opened_again()
    {
        var versions = (await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")))).Versions;

        await ReopenAsync();
        var read = await _table.GetAsync(Partition, "head", default);

        AssertSame(Row("head", "Name", "Ana") with { Version = versions["head"] }, read);
    }

    [Fact]
    public async Task Versions_go_on_growing_over_a_restart_though_the_row_was_deleted()
    {
        var old = (await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")))).Versions["head"];
        await CommittedAsync(new Change.Delete("head"));

        await ReopenAsync();
        var outcome = await _table.CommitAsync(Partition, [new Change.Insert(Row("head", "Name", "Ben"))], default);

        Assert.NotEqual(old, Assert.IsType<CommitOutcome.Committed>(outcome).Versions["head"]);
    }

    [Fact]
    public async Task Commits_made_at_once_share_flushes()
    {
        const int Commits = 500;

        await Task.WhenAll(InsertEach(Commits));
        var rows = await _table.QueryAsync(Partition, RowRange.All, take: null, default);

        Assert.Equal(Commits, rows.Length);
        Assert.InRange(_table.Flushes, 1, Commits / 2);
    }

    [Fact]
    public async Task Refused_commits_cost_no_flush()
    {
        await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")));
        var before = _table.Flushes;

        await CommitAsync(new Change.Insert(Row("head", "Name", "Ben")));

        Assert.Equal((1, 1), (before, _table.Flushes));
    }

    [Fact]
    public async Task Words_deleted_or_replaced_are_in_no_file_after_a_purge()
    {
        var random = new Random(1);
        await InsertAllAsync(Enumerable.Range(0, 600).Select(i =>
            Row($"{random.Next():x8}{i}", "Words", $"secret{i:D4}{new string('w', random.Next(0, 3_000))}")));
        var rows = await _table.QueryAsync(Partition, RowRange.All, take: null, default);
        var found = await HoldsWordsAsync("secret");

        foreach (var commit in rows.OrderBy(_ => random.Next()).Chunk(30))
        {
            await CommittedAsync([.. commit.Select((row, i) =>
                i % 3 == 0 ? new Change.Upsert(Row(row.Row, "Words", "kept")) : (Change)new Change.Delete(row.Row))]);
        }

        await _table.PurgeAsync(default);

        Assert.True(found);
        Assert.False(await HoldsWordsAsync("secret"));
        Assert.True(await HoldsWordsAsync("kept"));
        Assert.Equal(200, (await _table.QueryAsync(Partition, RowRange.All, take: null, default)).Length);
    }

    [Fact]
    public async Task Deleted_words_leave_the_log_by_themselves_once_for_many_commits()
    {
        await InsertAllAsync([Row("a", "Words", "secret"), Row("b", "Words", "secret")]);
        await CommittedAsync(new Change.Delete("a"));
        await CommittedAsync(new Change.Delete("b"));
        var planned = _time.Planned.ToArray();

        _time.Fire();
        await TwoFlushesAsync();

        Assert.Equal([SqliteWriter.PurgeAfter], planned);
        Assert.False(await HoldsWordsAsync("secret"));
    }

    [Fact]
    public async Task A_log_that_somebody_reads_is_emptied_later()
    {
        await InsertAllAsync([Row("a", "Words", "secret")]);
        using (var admin = new SqliteDatabase(File, create: false))
        {
            admin.Execute("BEGIN");
            admin.Number("SELECT count(*) FROM entity");
            await CommittedAsync(new Change.Delete("a"));
            _time.Fire();
            await TwoFlushesAsync();
            Assert.Equal(2, _time.Planned.Count);
        }

        _time.Fire();
        await TwoFlushesAsync();

        Assert.False(await HoldsWordsAsync("secret"));
    }

    [Fact]
    public void A_second_opener_is_refused_in_one_sentence_that_names_the_file()
    {
        var refused = Assert.Throws<StoreUnavailableException>(() => SqliteTable.Open(File, TimeProvider.System));

        Assert.Equal($"The store '{File}' is open in another process; stop that one first.", refused.Message);
    }

    [Fact]
    public async Task A_closed_store_takes_and_gives_nothing()
    {
        await _table.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _table.GetAsync(Partition, "head", default));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => CommitAsync(new Change.Delete("head")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _table.PurgeAsync(default));
    }

    [Fact]
    public async Task What_was_handed_over_before_closing_is_written()
    {
        var commits = InsertEach(300);

        await ReopenAsync();
        await Task.WhenAll(commits);

        Assert.Equal(300, (await _table.QueryAsync(Partition, RowRange.All, take: null, default)).Length);
    }

    /// <summary>What was queued before the first has happened when the second is acknowledged.</summary>
    async Task TwoFlushesAsync()
    {
        await CommittedAsync(new Change.Insert(Row($"flush{_table.Flushes}", "N", "1")));
        await CommittedAsync(new Change.Insert(Row($"flush{_table.Flushes}", "N", "2")));
    }

    /// <summary>So many rows at once, each in a commit of its own.</summary>
    Task<CommitOutcome.Committed>[] InsertEach(int rows) =>
        [.. Enumerable.Range(0, rows).Select(i => CommittedAsync(new Change.Insert(Row($"{i}", "N", "1"))))];

    async Task ReopenAsync()
    {
        await _table.DisposeAsync();
        _table = SqliteTable.Open(File, _time);
    }

    async Task<bool> HoldsWordsAsync(string words)
    {
        foreach (var file in (string[])[File, $"{File}-wal"])
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0)
                return true;
        }

        return false;
    }
}
