using CoachBot.Core.Storage;

namespace CoachBot.Tests.Storage;

/// <summary>Ranges, order, pages.</summary>
public abstract partial class EntityTableContract
{
    [Fact]
    public async Task Rows_come_in_ordinal_order_whatever_order_they_were_written_in()
    {
        string[] keys = ["a", "b~c3~a9", "B", "_", "a|2", "a|10", "a ", "~00", "10", "2", "Z", "aa"];
        await InsertAllAsync(keys.Select(key => Row(key, "N", key)));

        var rows = await Table.QueryAsync(Partition, RowRange.All, take: null, default);

        Assert.Equal(keys.Order(StringComparer.Ordinal), rows.Select(row => row.Row));
    }

    [Fact]
    public async Task A_range_takes_in_its_first_bound_and_leaves_out_its_second()
    {
        await InsertAllAsync("a b c d e".Split(' ').Select(key => Row(key, "N", key)));

        var some = await Table.QueryAsync(Partition, new RowRange("b", "d"), take: null, default);
        var none = await Table.QueryAsync(Partition, new RowRange("d", "b"), take: null, default);
        var empty = await Table.QueryAsync(Partition, new RowRange("c", "c"), take: null, default);

        Assert.Equal(["b", "c"], some.Select(row => row.Row));
        Assert.Empty(none);
        Assert.Empty(empty);
    }

    [Fact]
    public async Task A_prefix_takes_what_begins_so_and_no_neighbour()
    {
        string[] keys = ["seen", "seen|", "seen|~c3~a9", "seen|a", "seen|~~", "seen~", "seem|z", "sef"];
        await InsertAllAsync(keys.Select(key => Row(key, "N", key)));

        var rows = await Table.QueryAsync(Partition, RowRange.Prefix("seen|"), take: null, default);

        Assert.Equal(["seen|", "seen|a", "seen|~c3~a9", "seen|~~"], rows.Select(row => row.Row));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(99, 5)]
    public async Task Taking_so_many_gives_the_first_of_them(int take, int expected)
    {
        await InsertAllAsync("a b c d e".Split(' ').Select(key => Row(key, "N", key)));

        var rows = await Table.QueryAsync(Partition, RowRange.All, take, default);

        Assert.Equal("a b c d e".Split(' ').Take(expected), rows.Select(row => row.Row));
    }

    [Fact]
    public async Task Partitions_do_not_see_each_other()
    {
        var other = NewPartition();
        await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")));
        await Table.CommitAsync(other, [new Change.Insert(new Entity(other, "head").With("Name", "Ben"))], default);

        var own = await Table.QueryAsync(Partition, RowRange.All, take: null, default);
        await Table.CommitAsync(other, [new Change.Delete("head")], default);

        Assert.Equal("Ana", Assert.Single(own).Text("Name"));
        Assert.NotNull(await Table.GetAsync(Partition, "head", default));
    }

    [Fact]
    public async Task A_query_reads_on_to_the_very_end_of_a_long_partition()
    {
        var keys = Enumerable.Range(0, 2_345).Select(i => $"{i:D6}").ToArray();
        await InsertAllAsync(keys.Select(key => Row(key, "N", key)));

        var rows = await Table.QueryAsync(Partition, RowRange.All, take: null, default);
        var some = await Table.QueryAsync(Partition, RowRange.All, take: 1_500, default);

        Assert.Equal(keys, rows.Select(row => row.Row));
        Assert.Equal(keys[..1_500], some.Select(row => row.Row));
    }

    [Fact]
    public async Task A_scan_meets_every_row_of_every_partition_once()
    {
        var partitions = Enumerable.Range(0, 3).Select(i => $"{Partition}|{i}").ToArray();
        var written = new List<Entity>();
        foreach (var partition in partitions)
        {
            Entity[] rows = [.. Enumerable.Range(0, 450).Select(i => new Entity(partition, $"{i:D4}").With("N", i))];
            foreach (var commit in rows.Chunk(IEntityTable.MaxRows))
                await Table.CommitAsync(partition, [.. commit.Select(row => new Change.Insert(row))], default);
            written.AddRange(rows);
        }

        var met = new List<Entity>();
        string? continuation = null;
        do
        {
            var page = await Table.ScanAsync(continuation, default);
            met.AddRange(page.Entities.Where(entity => partitions.Contains(entity.Partition, StringComparer.Ordinal)));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.All(met, entity => Assert.NotNull(entity.Version));
        Assert.Equal(
            written.Select(Told),
            met.Select(entity => Told(entity with { Version = null })).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_met_in_a_scan_can_be_replaced_at_the_version_it_had()
    {
        await CommittedAsync(new Change.Insert(Row("head", "Name", "Ana")));

        var met = await FindAsync("head");
        var outcome = await CommitAsync(new Change.Replace(met.With("Name", "Ben")));

        Assert.IsType<CommitOutcome.Committed>(outcome);
    }

    async Task<Entity> FindAsync(string row)
    {
        string? continuation = null;
        do
        {
            var page = await Table.ScanAsync(continuation, default);
            if (page.Entities.FirstOrDefault(entity => (entity.Partition, entity.Row) == (Partition, row)) is { } found)
                return found;
            continuation = page.Continuation;
        }
        while (continuation is not null);

        throw new InvalidOperationException($"The scan never met {row}.");
    }
}
