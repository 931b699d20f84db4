using CoachBot.Core.Storage;

namespace CoachBot.Tests.Storage;

/// <summary>What every store must do. One class a backend derives from it and runs the same cases.</summary>
/// <remarks>Each test has a partition of its own, so a backend may use one table for all of them.</remarks>
public abstract partial class EntityTableContract : IAsyncLifetime
{
    /// <summary>How often a law is tried; a store behind a network tries less.</summary>
    protected virtual int Runs => 100;

    protected IEntityTable Table { get; private set; } = null!;

    protected string Partition { get; } = NewPartition();

    public async Task InitializeAsync() => Table = await OpenAsync();

    public abstract Task DisposeAsync();

    /// <summary>The store under test, empty or with other tests' partitions in it.</summary>
    protected abstract Task<IEntityTable> OpenAsync();

    [Fact]
    public async Task An_absent_row_is_null_and_an_absent_partition_is_empty()
    {
        var row = await Table.GetAsync(Partition, "nobody", default);
        var rows = await Table.QueryAsync(Partition, RowRange.All, take: null, default);

        Assert.Null(row);
        Assert.Empty(rows);
    }

    [Fact]
    public async Task An_inserted_row_comes_back_with_its_columns_and_a_version()
    {
        var written = Row("head", "Name", "Ana").With("Weeks", 3);

        var version = (await CommittedAsync(new Change.Insert(written))).Versions["head"];
        var read = await Table.GetAsync(Partition, "head", default);

        AssertSame(written with { Version = version }, read);
    }

    [Fact]
    public async Task Inserting_a_row_that_exists_is_refused_by_name()
    {
        var first = Row("head", "Name", "Ana");
        await CommittedAsync(new Change.Insert(first));

        var outcome = await CommitAsync(new Change.Insert(Row("head", "Name", "Ben")));

        Assert.Equal(new CommitOutcome.Refused("head"), outcome);
        Assert.Equal("Ana", (await ReadAsync("head")).Text("Name"));
    }

    [Fact]
    public async Task Replacing_at_the_version_read_puts_the_whole_row()
    {
        await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana").With("Weeks", 3)));
        var read = await ReadAsync("head");

        var replaced = Row("head", "Skill", "questions") with { Version = read.Version };
        var version = (await CommittedAsync(new Change.Replace(replaced))).Versions["head"];

        AssertSame(replaced with { Version = version }, await ReadAsync("head"));
        Assert.NotEqual(read.Version, version);
    }

    [Fact]
    public async Task Replacing_a_row_that_changed_since_is_refused_by_name()
    {
        await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")));
        var stale = await ReadAsync("head");
        await CommittedAsync(new Change.Replace(stale.With("Name", "Ben")));

        var outcome = await CommitAsync(new Change.Replace(stale.With("Name", "Cem")));

        Assert.Equal(new CommitOutcome.Refused("head"), outcome);
        Assert.Equal("Ben", (await ReadAsync("head")).Text("Name"));
    }

    [Fact]
    public async Task Replacing_or_deleting_a_row_that_has_gone_is_refused_by_name()
    {
        await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")));
        var gone = await ReadAsync("head");
        await CommittedAsync(new Change.Delete("head", gone.Version));

        var replaced = await CommitAsync(new Change.Replace(gone));
        var deleted = await CommitAsync(new Change.Delete("head", gone.Version));

        Assert.Equal(new CommitOutcome.Refused("head"), replaced);
        Assert.Equal(new CommitOutcome.Refused("head"), deleted);
        Assert.Null(await Table.GetAsync(Partition, "head", default));
    }

    [Fact]
    public async Task Deleting_at_an_older_version_is_refused_and_at_any_version_is_not()
    {
        var first = (await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")))).Versions["head"];
        await CommittedAsync(new Change.Upsert(Row("head", "Name", "Ben")));

        var stale = await CommitAsync(new Change.Delete("head", first));
        var kept = await ReadAsync("head");
        var versions = (await CommittedAsync(new Change.Delete("head"))).Versions;

        Assert.Equal(new CommitOutcome.Refused("head"), stale);
        Assert.Equal("Ben", kept.Text("Name"));
        Assert.Empty(versions);
        Assert.Null(await Table.GetAsync(Partition, "head", default));
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_no_refusal()
    {
        var outcome = await CommitAsync(new Change.Delete("nobody"));

        Assert.IsType<CommitOutcome.Committed>(outcome);
    }

    [Fact]
    public async Task An_upsert_puts_the_whole_row_whatever_stood_there()
    {
        await CommittedAsync(new Change.Upsert(Row("head", "Name", "Ana").With("Weeks", 3)));
        var first = await ReadAsync("head");

        await CommittedAsync(new Change.Upsert(Row("head", "Skill", "questions")));
        var second = await ReadAsync("head");

        Assert.Equal(("Ana", 3), (first.Text("Name"), first.Number("Weeks")));
        Assert.Equal(("questions", null, null), (second.Text("Skill"), second.Text("Name"), second.Number("Weeks")));
        Assert.NotEqual(first.Version, second.Version);
    }

    [Fact]
    public async Task A_row_deleted_and_put_back_never_has_an_old_version()
    {
        var seen = new List<string>();

        for (var i = 0; i < 5; i++)
        {
            seen.Add((await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")))).Versions["head"]);
            await CommittedAsync(new Change.Delete("head", seen[^1]));
        }

        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_refused_commit_writes_nothing_of_the_rest()
    {
        await CommittedAsync(
            new Change.Insert(Row("b", "Name", "Ben")), new Change.Insert(Row("d", "Name", "Dag")));
        var before = await Table.QueryAsync(Partition, RowRange.All, take: null, default);

        var outcome = await CommitAsync(
            new Change.Insert(Row("a", "Name", "Ana")),
            new Change.Upsert(Row("b", "Name", "Bea")),
            new Change.Delete("d"),
            new Change.Insert(Row("b2", "Name", "Bo")),
            new Change.Delete("c", before[0].Version),
            new Change.Insert(Row("e", "Name", "Eva")));
        var after = await Table.QueryAsync(Partition, RowRange.All, take: null, default);

        Assert.Equal(new CommitOutcome.Refused("c"), outcome);
        Assert.Equal(before.Select(Told), after.Select(Told));
    }

    [Fact]
    public async Task A_commit_of_many_kinds_is_written_whole_with_a_version_for_every_row_put()
    {
        await CommittedAsync(new Change.Insert(Row("a", "N", "1")), new Change.Insert(Row("b", "N", "1")));
        var a = await ReadAsync("a");

        var versions = (await CommittedAsync(
            new Change.Replace(a.With("N", "2")),
            new Change.Delete("b"),
            new Change.Insert(Row("c", "N", "2")),
            new Change.Upsert(Row("d", "N", "2")))).Versions;
        var rows = await Table.QueryAsync(Partition, RowRange.All, take: null, default);

        Assert.Equal(["a", "c", "d"], rows.Select(row => row.Row));
        Assert.All(rows, row => Assert.Equal(("2", versions[row.Row]), (row.Text("N"), row.Version)));
        Assert.Equal(3, versions.Count);
    }

    [Fact]
    public async Task A_commit_of_nothing_succeeds()
    {
        var outcome = await CommitAsync();

        Assert.Empty(Assert.IsType<CommitOutcome.Committed>(outcome).Versions);
    }
}
