using System.Globalization;
using CoachBot.Core.Storage;

namespace CoachBot.Tests.Storage;

/// <summary>Many at once.</summary>
public abstract partial class EntityTableContract
{
    [Fact]
    public async Task Of_many_replacing_one_version_exactly_one_wins()
    {
        await CommittedAsync(new Change.Insert(Row("head", "By", "nobody")));
        var read = await ReadAsync("head");

        var outcomes = await AllAtOnceAsync(20, i =>
            CommitAsync(new Change.Replace(read.With("By", $"{i}")), new Change.Upsert(Row($"{i}", "N", "1"))));
        var winner = Array.FindIndex(outcomes, outcome => outcome is CommitOutcome.Committed);
        var rows = await Table.QueryAsync(Partition, RowRange.All, take: null, default);

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.All(outcomes.OfType<CommitOutcome.Refused>(), refused => Assert.Equal("head", refused.Row));
        Assert.Equal([$"{winner}", "head"], rows.Select(row => row.Row));
        Assert.Equal($"{winner}", rows[^1].Text("By"));
    }

    [Fact]
    public async Task Of_many_inserting_one_row_exactly_one_wins()
    {
        var outcomes = await AllAtOnceAsync(20, i => CommitAsync(new Change.Insert(Row("head", "By", $"{i}"))));

        var winner = Array.FindIndex(outcomes, outcome => outcome is CommitOutcome.Committed);

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal($"{winner}", (await ReadAsync("head")).Text("By"));
    }

    [Fact]
    public async Task Counting_up_by_many_at_once_loses_nothing()
    {
        const int Counters = 8, Steps = 15;
        await CommittedAsync(new Change.Insert(new Entity(Partition, "count").With("N", 0)));

        var versions = await AllAtOnceAsync(Counters, _ => CountUpAsync(Steps));

        Assert.Equal(Counters * Steps, (await ReadAsync("count")).Number("N"));
        Assert.Equal(Counters * Steps, versions.SelectMany(seen => seen).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Commits_of_many_partitions_at_once_are_all_written_and_each_refusal_is_its_own()
    {
        var partitions = Enumerable.Range(0, 40).Select(i => $"{Partition}|{i:D2}").ToArray();
        foreach (var partition in partitions.Where((_, i) => i % 4 == 0))
            await InsertAsync(partition, "taken");

        var outcomes = await AllAtOnceAsync(partitions.Length, i => InsertAsync(partitions[i], "fresh", "taken"));

        for (var i = 0; i < partitions.Length; i++)
        {
            var rows = await Table.QueryAsync(partitions[i], RowRange.All, take: null, default);
            Assert.Equal(i % 4 == 0 ? ["taken"] : ["fresh", "taken"], rows.Select(row => row.Row));
            Assert.Equal(i % 4 == 0, outcomes[i] is CommitOutcome.Refused { Row: "taken" });
        }
    }

    [Fact]
    public async Task A_reader_never_meets_half_a_commit()
    {
        await CommittedAsync(new Change.Insert(Row("a", "N", "0")), new Change.Insert(Row("b", "N", "0")));

        var writing = Task.Run(async () =>
        {
            for (var i = 1; i <= 50; i++)
            {
                var n = i.ToString(CultureInfo.InvariantCulture);
                await CommittedAsync(new Change.Upsert(Row("a", "N", n)), new Change.Upsert(Row("b", "N", n)));
            }
        });
        var met = new List<(string?, string?)>();
        do
        {
            var rows = await Table.QueryAsync(Partition, RowRange.All, take: null, default);
            met.Add((rows[0].Text("N"), rows[1].Text("N")));
        }
        while (!writing.IsCompleted);
        await writing;

        Assert.All(met, pair => Assert.Equal(pair.Item1, pair.Item2));
    }

    [Fact]
    public async Task A_commit_cancelled_beforehand_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Table.CommitAsync(Partition, [new Change.Insert(Row("head", "N", "1"))], cancelled));

        Assert.Null(await Table.GetAsync(Partition, "head", default));
    }

    [Fact]
    public async Task A_commit_cancelled_on_the_way_was_written_whole_or_not_at_all_and_says_which()
    {
        var commits = Enumerable.Range(0, 60).Select(async i =>
        {
            using var cancellation = new CancellationTokenSource();
            var commit = Task.Run(() => Table.CommitAsync(
                Partition, [new Change.Insert(Row($"{i:D2}a", "N", "1")), new Change.Insert(Row($"{i:D2}b", "N", "1"))],
                cancellation.Token));
            await Task.Yield();
            await cancellation.CancelAsync();
            return await commit.ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default);
        });

        var written = await Task.WhenAll(commits);
        var rows = await Table.QueryAsync(Partition, RowRange.All, take: null, default);

        Assert.Equal(
            written.SelectMany((isWritten, i) => isWritten ? [$"{i:D2}a", $"{i:D2}b"] : Array.Empty<string>()),
            rows.Select(row => row.Row));
    }

    /// <summary>Each on a thread of the pool, so that they meet also in a store that never waits.</summary>
    static Task<T[]> AllAtOnceAsync<T>(int count, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => act(i))));

    /// <returns>The versions it wrote.</returns>
    async Task<List<string>> CountUpAsync(int steps)
    {
        var versions = new List<string>();
        while (versions.Count < steps)
        {
            var read = await ReadAsync("count");
            var next = new Change.Replace(read.With("N", read.Number("N") + 1));
            if (await CommitAsync(next) is CommitOutcome.Committed done)
                versions.Add(done.Versions["count"]);
        }

        return versions;
    }

    Task<CommitOutcome> InsertAsync(string partition, params string[] rows) =>
        Table.CommitAsync(
            partition, [.. rows.Select(row => new Change.Insert(new Entity(partition, row).With("N", 1)))], default);
}
