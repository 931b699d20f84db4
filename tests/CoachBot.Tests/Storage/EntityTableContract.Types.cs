using CoachBot.Core.Storage;

namespace CoachBot.Tests.Storage;

/// <summary>Columns keep their types and their last digit.</summary>
public abstract partial class EntityTableContract
{
    public static TheoryData<string> Texts =>
    [
        "", " ", "plain", "O'Neil said \"hi\" \\ / <b>&amp;</b> %20 + {json: [1]}",
        "tab\tline\r\nend", "\u0001\u001f\u007f",
        "é ü ß 漢字 עברית", "👍🏽 👩‍👩‍👧 \U0001F600", "\ufeff\u200b\u2028",
        "true", "42", "null", "2026-11-16T09:00:00Z",
        "{\"at\":\"2026-11-16T09:00:00Z\"}", new('x', 32_000), new('é', 32_000),
    ];

    public static TheoryData<long> Numbers =>
        [0, 1, -1, int.MaxValue, int.MinValue, 2_147_483_648, 9_007_199_254_740_993, long.MaxValue, long.MinValue];

    public static TheoryData<DateTimeOffset> Moments =>
    [
        new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        DateTimeOffset.UnixEpoch.AddTicks(1),
        new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero).AddTicks(1_234_567),
        new(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(2)),
        DateTimeOffset.MaxValue,
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_comes_back_to_the_letter(string text)
    {
        await CommittedAsync(new Change.Insert(Row("head", "Words", text)));

        Assert.Equal(text, (await ReadAsync("head")).Text("Words"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_comes_back_to_the_last_digit(long number)
    {
        await CommittedAsync(new Change.Insert(new Entity(Partition, "head").With("Count", number)));

        Assert.Equal(number, (await ReadAsync("head")).Number("Count"));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_moment_comes_back_to_100_nanoseconds_in_UTC(DateTimeOffset moment)
    {
        await CommittedAsync(new Change.Insert(new Entity(Partition, "head").With("AskedAt", moment)));

        var read = (await ReadAsync("head")).Moment("AskedAt");

        Assert.Equal(moment.UtcTicks, read?.UtcTicks);
        Assert.Equal(TimeSpan.Zero, read?.Offset);
    }

    [Fact]
    public async Task Every_kind_of_column_keeps_its_kind_beside_the_others()
    {
        var written = Row("head", "Text", "1")
            .With("Number", 1)
            .With("Yes", true)
            .With("No", false)
            .With("Day", new DateOnly(2026, 11, 16))
            .With("At", DateTimeOffset.UnixEpoch)
            .With("text", "case matters")
            .With("_", 0);

        var version = (await CommittedAsync(new Change.Insert(written))).Versions["head"];
        var read = await ReadAsync("head");

        AssertSame(written with { Version = version }, read);
        Assert.Equal((null, null), (read.Number("Text"), read.Text("Number")));
        Assert.Equal(new DateOnly(2026, 11, 16), read.Day("Day"));
    }

    [Fact]
    public async Task A_row_without_columns_is_a_row()
    {
        await CommittedAsync(new Change.Insert(new Entity(Partition, "mark")));

        Assert.Empty((await ReadAsync("mark")).Columns);
    }

    [Fact]
    public async Task Every_character_a_key_may_hold_comes_back_in_keys()
    {
        var legal = string.Concat(Enumerable.Range(0x20, 0x5f).Select(c => (char)c).Where(c => !"/\\#?".Contains(c)));
        var partition = $"{Partition}{legal}";
        var written = new Entity(partition, legal).With("N", 1);

        await Table.CommitAsync(partition, [new Change.Insert(written)], default);
        var read = Assert.Single(await Table.QueryAsync(partition, RowRange.All, take: null, default));
        var deleted = await Table.CommitAsync(partition, [new Change.Delete(legal, read.Version)], default);

        Assert.Equal(Told(written), Told(read with { Version = null }));
        Assert.IsType<CommitOutcome.Committed>(deleted);
    }
}
