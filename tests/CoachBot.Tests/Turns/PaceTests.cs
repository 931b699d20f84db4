using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Turns;

public sealed class PaceTests
{
    [Fact]
    public void Over_any_second_no_more_calls_go_than_the_limit() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(1, 200).ToArbitrary(), Gen.Choose(1, 50).ToArbitrary(),
            (limit, burst) =>
        {
            var time = new ManualTime();
            var pace = new Pace(limit, time);
            var calls = new List<DateTimeOffset>();
            for (var i = 0; i < limit * 3; i++)
            {
                calls.Add(time.GetUtcNow() + pace.Reserve("tenant"));
                if (i % burst == 0)
                    time.Advance(TimeSpan.FromMilliseconds(i % 40));
            }

            return Enumerable.Range(0, calls.Count - limit)
                .All(i => calls[i + limit] - calls[i] >= TimeSpan.FromSeconds(1));
        }));

    [Fact]
    public async Task Who_waits_goes_when_the_place_has_come_and_not_before()
    {
        var time = new ManualTime();
        var pace = new Pace(3, time);
        await pace.EnterAsync("tenant", default);

        var second = pace.EnterAsync("tenant", default);
        time.Advance(TimeSpan.FromMilliseconds(333));
        var early = second.IsCompleted;
        time.Advance(TimeSpan.FromMilliseconds(1));
        await second;

        Assert.False(early);
    }

    [Fact]
    public void One_tenant_s_line_is_not_another_s()
    {
        var pace = new Pace(1, new ManualTime());
        for (var i = 0; i < 100; i++)
            pace.Reserve("busy");

        Assert.Equal(TimeSpan.Zero, pace.Reserve("quiet"));
        Assert.Equal(TimeSpan.FromSeconds(100), pace.Reserve("busy"));
    }
}
