using CoachBot.Core.RateLimiting;
using CoachBot.Tests.Support.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.RateLimiting;

public sealed class MembershipShareTests
{
    static readonly string[] Members = [.. Enumerable.Range(0, 12).Select(i => $"{i * 7919:x8}")];

    /// <summary>Some still count an instance that is gone, and clocks differ: within the limit all the same.</summary>
    [Fact]
    public void The_parts_of_those_who_see_each_other_add_up_to_no_more_than_the_limit() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(1, 8).ToArbitrary(), Gen.Choose(0, 99_999).ToArbitrary(),
            (limit, alive, seed) =>
        {
            var random = new Random(seed);
            var members = Members[..alive];
            var now = At.Start.AddMilliseconds(random.Next(60_000));
            var parts = members.Select(one => MembershipShare.Of(
                limit, [.. members, .. Members[alive..].Where(_ => random.Next(2) == 0)], one,
                now.AddMilliseconds(random.Next(2000))));
            return parts.Sum() <= limit;
        }));

    [Theory]
    [InlineData(40, 3)]
    [InlineData(2, 5)]
    [InlineData(1, 3)]
    public void Most_of_the_limit_is_used_and_everybody_gets_a_part(int limit, int alive)
    {
        var had = new long[alive];
        for (var second = 0; second < 3600; second++)
        {
            for (var i = 0; i < alive; i++)
                had[i] += MembershipShare.Of(limit, Members[..alive], Members[i], At.Start.AddSeconds(second));
        }

        Assert.InRange(had.Sum() / 3600.0, limit * 0.65, limit);
        Assert.All(had, part => Assert.True(part > 3600.0 * limit / alive * 0.4, $"Only {part}."));
    }

    [Fact]
    public void Whoever_is_alone_has_all_of_it() =>
        Assert.All(
            Enumerable.Range(0, 20),
            second => Assert.Equal(40, MembershipShare.Of(40, ["me"], "me", At.Start.AddSeconds(second))));
}
