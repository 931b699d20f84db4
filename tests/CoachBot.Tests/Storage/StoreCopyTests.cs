using CoachBot.Core.Storage;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Storage;

/// <summary>A copy ends as its source, however often it was cut off, and harms nothing that it finds.</summary>
public sealed class StoreCopyTests
{
    readonly MemoryTable _source = new();
    readonly MemoryTable _target = new();

    /// <summary>Few keys, so that the two stores meet.</summary>
    static Gen<Entity[]> Stores { get; } =
        (from partition in Gen.Elements("p|a", "p|b", "p|b|c", "due|00")
         from row in Gen.Elements("head", "a", "b", "~")
         from value in Gen.Choose(0, 2)
         select new Entity(partition, row).With("value", value)).ArrayOf();

    [Fact]
    public async Task Everything_is_copied_and_counted()
    {
        await FillAsync(_source, people: 12);

        var outcome = Assert.IsType<CopyOutcome.Copied>(await CopyAsync(_source, _target));

        Assert.Equal(12 * 100, outcome.Print.Rows);
        Assert.Equal(await RowsAsync(_source), await RowsAsync(_target));
        Assert.False(await StoreCopy.IsUnfinishedAsync(_target, default));
    }

    [Fact]
    public async Task A_store_that_was_away_at_start_serves_nothing_while_a_copy_into_it_is_unfinished()
    {
        await FillAsync(_source, people: 3);
        var told = 0;
        IEntityTable served = new WholeTable(_target, () => told++);
        Assert.True(await IsCutAsync(Dying(_target, wasWritten: true, after: 2)));

        for (var again = 0; again < 2; again++)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => served.GetAsync("p", "head", default));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => served.CommitAsync("p", [], default));
        }

        await CopyAsync(_source, _target);
        Assert.Equal(await RowsAsync(_source), await RowsAsync(served));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Run_again_it_finds_the_same_and_writes_nothing()
    {
        await FillAsync(_source, people: 3);
        var first = Assert.IsType<CopyOutcome.Copied>(await CopyAsync(_source, _target));
        var commits = _target.Commits;

        var again = Assert.IsType<CopyOutcome.AlreadyThere>(await CopyAsync(_source, _target));

        Assert.Equal(first.Print, again.Print);
        Assert.Equal(commits, _target.Commits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cut_off_at_any_commit_it_goes_on_where_it_was(bool wasWritten)
    {
        await FillAsync(_source, people: 4);
        var cuts = 0;
        for (var isCut = true; isCut; cuts++)
        {
            var target = new MemoryTable();
            isCut = await IsCutAsync(Dying(target, wasWritten, after: cuts));

            await CopyAsync(_source, target);

            Assert.Equal(await RowsAsync(_source), await RowsAsync(target));
            Assert.False(await StoreCopy.IsUnfinishedAsync(target, default));
        }

        Assert.True(cuts > 8, "A copy has many commits to be cut off at.");
    }

    [Fact]
    public async Task What_the_source_let_go_of_meanwhile_goes_from_the_unfinished_copy()
    {
        await FillAsync(_source, people: 4);
        await IsCutAsync(Dying(_target, wasWritten: true, after: 4));
        await _source.CommitAsync("p|00", [new Change.Delete("row|000")], default);

        await CopyAsync(_source, _target);

        Assert.Equal(await RowsAsync(_source), await RowsAsync(_target));
    }

    [Fact]
    public async Task A_target_with_other_rows_is_left_alone()
    {
        await FillAsync(_source, people: 2);
        await FillAsync(_target, people: 1);
        var before = await RowsAsync(_target);

        var outcome = await CopyAsync(_source, _target);

        Assert.IsType<CopyOutcome.TargetHasOther>(outcome);
        Assert.Equal(before, await RowsAsync(_target));
    }

    [Fact]
    public async Task What_an_unfinished_copy_left_is_no_source()
    {
        await FillAsync(_source, people: 4);
        await IsCutAsync(Dying(_target, wasWritten: true, after: 4));

        var outcome = await CopyAsync(_target, new MemoryTable());

        Assert.IsType<CopyOutcome.SourceIsHalf>(outcome);
    }

    [Fact]
    public async Task Who_writes_to_the_source_meanwhile_is_found_out_and_the_copy_can_be_run_again()
    {
        await FillAsync(_source, people: 4);
        var target = new TableWithHooks(_target)
        {
            AfterCommit = (partition, _) => partition == "p|00"
                ? _source.CommitAsync("p|00", [new Change.Upsert(new Entity("p|00", "late").With("n", 1))], default)
                : Task.CompletedTask,
        };

        var outcome = await CopyAsync(_source, target);
        var again = await CopyAsync(_source, _target);

        Assert.IsType<CopyOutcome.Differ>(outcome);
        Assert.IsType<CopyOutcome.Copied>(again);
    }

    [Fact]
    public void Whatever_an_unfinished_copy_holds_it_ends_as_its_source() =>
        Prop.ForAll(Stores.Two().ToArbitrary(), stores => Task.Run(async () =>
        {
            var (source, target) = (new MemoryTable(), new MemoryTable());
            await PutAsync(source, stores.Item1);
            await PutAsync(target, stores.Item2);
            await target.CommitAsync("copy", [new Change.Insert(new Entity("copy", "unfinished"))], default);

            var outcome = await CopyAsync(source, target);

            return outcome is CopyOutcome.Copied
                && (await RowsAsync(source)).SequenceEqual(await RowsAsync(target), StringComparer.Ordinal);
        }).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    static Task<CopyOutcome> CopyAsync(IEntityTable source, IEntityTable target) =>
        new StoreCopy(source, target, (_, _) => { }).RunAsync(default);

    async Task<bool> IsCutAsync(IEntityTable target)
    {
        try
        {
            await CopyAsync(_source, target);
            return false;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    /// <summary>A store that is gone from a commit on.</summary>
    static TableWithHooks Dying(IEntityTable inner, bool wasWritten, int after)
    {
        Func<string, IReadOnlyList<Change>, Task> die = (_, _) => Interlocked.Decrement(ref after) < 0
            ? Task.FromException(new StoreUnavailableException("Gone."))
            : Task.CompletedTask;
        return wasWritten
            ? new TableWithHooks(inner) { AfterCommit = die }
            : new TableWithHooks(inner) { BeforeCommit = die };
    }

    /// <summary>A hundred rows a person: two commits.</summary>
    static async Task FillAsync(MemoryTable table, int people)
    {
        for (var person = 0; person < people; person++)
        {
            await PutAsync(table, [.. Enumerable.Range(0, 100).Select(i => new Entity($"p|{person:d2}", $"row|{i:d3}")
                .With("text", $"words {i}").With("number", i).With("flag", true)
                .With("at", DateTimeOffset.UnixEpoch))]);
        }
    }

    static async Task PutAsync(MemoryTable table, Entity[] rows)
    {
        foreach (var row in rows)
            await table.CommitAsync(row.Partition, [new Change.Upsert(row)], default);
    }

    static async Task<List<string>> RowsAsync(IEntityTable table)
    {
        var rows = new List<string>();
        for (EntityPage? page = null; page is null || page.Continuation is not null;)
        {
            page = await table.ScanAsync(page?.Continuation, default);
            rows.AddRange(page.Entities.Select(StoreFingerprint.Told));
        }

        return rows;
    }
}
