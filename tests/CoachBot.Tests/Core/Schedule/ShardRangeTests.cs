using CoachBot.Core.Schedule;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.Schedule;

public sealed class ShardRangeTests
{
    static readonly Arbitrary<int> Counts = Gen.Choose(1, DueIndex.Shards).ToArbitrary();

    [Fact]
    public void However_many_share_them_every_shard_is_swept_by_one() => Check.QuickThrowOnFailure(
        Prop.ForAll(Counts, of => Parts(of)
            .SelectMany(part => Enumerable.Range(part.From, part.Until - part.From))
            .SequenceEqual(Enumerable.Range(0, DueIndex.Shards))));

    [Fact]
    public void Nobody_has_more_than_one_shard_more_than_another() => Check.QuickThrowOnFailure(
        Prop.ForAll(Counts, of => Parts(of).Max(Size) - Parts(of).Min(Size) <= 1 && Parts(of).Min(Size) >= 1));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 257)]
    [InlineData(-1, 4)]
    [InlineData(4, 4)]
    public void A_part_that_there_cannot_be_is_a_fault(int part, int of) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ShardRange.Part(part, of));

    static IEnumerable<ShardRange> Parts(int of) => Enumerable.Range(0, of).Select(part => ShardRange.Part(part, of));

    static int Size(ShardRange part) => part.Until - part.From;
}
