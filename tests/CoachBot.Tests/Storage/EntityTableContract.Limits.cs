using CoachBot.Core.Storage;
using CoachBot.Storage;

namespace CoachBot.Tests.Storage;

/// <summary>What is at a limit is taken; what is over it is a fault of ours, found before it is written.</summary>
public abstract partial class EntityTableContract
{
    public static TheoryData<string> IllegalKeys =>
    [
        "", "a/b", "a\\b", "a#b", "a?b", "a\tb", "a\u0000", "a\u007f", "é", "👍",
        new('k', EntityRules.MaxKeyLength + 1),
    ];

    public static TheoryData<string> IllegalNames =>
    [
        "", "1st", "a-b", "a b", "a.b", "é", "PartitionKey", "RowKey", "Timestamp",
        new('n', EntityRules.MaxNameLength + 1),
    ];

    [Fact]
    public async Task What_is_just_at_a_limit_is_taken()
    {
        var key = new string('k', EntityRules.MaxKeyLength);
        var columns = Enumerable.Range(0, EntityRules.MaxColumns).Select(i => $"C{i:D3}");
        var wide = columns.Aggregate(new Entity(Partition, "wide"), (row, name) => row.With(name, 1));
        var full = TextsOf(16, EntityRules.MaxTextLength, Row("full", new string('n', EntityRules.MaxNameLength), ""));
        var rest = Enumerable.Range(0, IEntityTable.MaxRows - 3).Select(i => Row($"r{i}", "N", "1"));

        var outcome = await CommitAsync(
            [.. rest.Append(Row(key, "N", "1")).Append(wide).Append(full).Select(row => new Change.Insert(row))]);
        var rows = await Table.QueryAsync(Partition, RowRange.All, take: null, default);

        Assert.IsType<CommitOutcome.Committed>(outcome);
        Assert.Equal(IEntityTable.MaxRows, rows.Length);
        Assert.Equal(EntityRules.MaxColumns, (await ReadAsync("wide")).Columns.Count);
        AssertSame(full, (await ReadAsync("full")) with { Version = null });
    }

    [Theory]
    [MemberData(nameof(IllegalKeys))]
    public async Task An_illegal_key_is_refused_wherever_it_stands(string key)
    {
        await FaultAsync(() => Table.GetAsync(key, "head", default));
        await FaultAsync(() => Table.GetAsync(Partition, key, default));
        await FaultAsync(() => Table.QueryAsync(key, RowRange.All, take: null, default));
        await FaultAsync(() => Table.CommitAsync(key, [new Change.Delete("head")], default));
        await FaultAsync(() => CommitAsync(new Change.Delete(key)));
        await FaultAsync(() => CommitAsync(new Change.Upsert(Row(key, "N", "1"))));
    }

    [Theory]
    [MemberData(nameof(IllegalNames))]
    public Task An_illegal_column_name_is_refused(string name) => AssertRefusedAsync(Row("head", name, "1"));

    [Fact]
    public async Task A_bound_that_sorts_otherwise_in_another_store_is_refused()
    {
        await FaultAsync(() => Table.QueryAsync(Partition, new RowRange("é", "z"), take: null, default));
        await FaultAsync(() => Table.QueryAsync(Partition, RowRange.All, take: -1, default));
    }

    [Fact]
    public async Task A_text_too_long_or_cut_through_a_character_is_refused()
    {
        await AssertRefusedAsync(Row("head", "Words", new string('x', EntityRules.MaxTextLength + 1)));
        await AssertRefusedAsync(Row("head", "Words", "half of \ud83d"));
        await AssertRefusedAsync(Row("head", "Words", "\ude00 the other half"));
    }

    [Fact]
    public Task A_moment_before_1601_is_refused() =>
        AssertRefusedAsync(new Entity(Partition, "head").With("At", EntityRules.FirstMoment.AddTicks(-1)));

    [Fact]
    public Task Too_many_columns_are_refused() =>
        AssertRefusedAsync(Enumerable.Range(0, EntityRules.MaxColumns + 1)
            .Aggregate(new Entity(Partition, "wide"), (row, i) => row.With($"C{i}", 1)));

    [Fact]
    public Task An_entity_over_a_mebibyte_is_refused() =>
        AssertRefusedAsync(TextsOf(17, EntityRules.MaxTextLength, new Entity(Partition, "full")));

    [Theory]
    [InlineData('x', 9)]
    [InlineData('漢', 2)]
    public Task A_commit_over_four_mebibytes_is_refused(char letter, int rows) =>
        AssertRefusedAsync([.. Enumerable.Range(0, rows).Select(i =>
            new Change.Insert(TextsOf(16, EntityRules.MaxTextLength, new Entity(Partition, $"r{i}"), letter)))]);

    [Fact]
    public Task Too_many_rows_are_refused() =>
        AssertRefusedAsync(
            [.. Enumerable.Range(0, IEntityTable.MaxRows).Select(i => new Change.Insert(Row($"r{i}", "N", "1")))]);

    [Fact]
    public Task A_row_named_twice_is_refused() =>
        AssertRefusedAsync(new Change.Upsert(Row("head", "N", "1")), new Change.Delete("head"));

    [Fact]
    public Task A_row_of_another_partition_is_refused() =>
        AssertRefusedAsync(new Change.Insert(new Entity(NewPartition(), "head")));

    [Fact]
    public Task A_replace_of_a_row_that_was_never_read_is_refused() =>
        AssertRefusedAsync(new Change.Replace(Row("head", "N", "1")));

    Task AssertRefusedAsync(Entity entity) => AssertRefusedAsync(new Change.Insert(entity));

    /// <summary>Refused as a fault, and nothing written of it, nor of a sound change beside it.</summary>
    async Task AssertRefusedAsync(params Change[] changes)
    {
        await FaultAsync(() => CommitAsync([.. changes, new Change.Insert(Row("beside", "N", "1"))]));

        Assert.Empty(await Table.QueryAsync(Partition, RowRange.All, take: null, default));
    }

    static async Task FaultAsync(Func<Task> call) => await Assert.ThrowsAnyAsync<ArgumentException>(call);

    static Entity TextsOf(int columns, int length, Entity row, char letter = 'x') =>
        Enumerable.Range(0, columns).Aggregate(row, (row, i) => row.With($"T{i}", new string(letter, length)));
}
