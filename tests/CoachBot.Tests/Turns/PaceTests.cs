using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Turns;

public sealed class PaceTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>The machine stands still now and then, and between being let in and leaving too.</summary>
    [Fact]
    public void Over_any_second_no_more_calls_leave_than_the_limit_whatever_the_timers_do() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(0, 9999).ToArbitrary(),
            (limit, seed) =>
        {
            var (time, random) = (new ManualTime(), new Random(seed));
            var pace = new Pace(limit, time);
            List<DateTimeOffset> left = [];
            var calls = Enumerable.Range(0, limit * 4).Select(_ => pace.EnterAsync("tenant", default)).ToList();
            for (var steps = 0; calls.Count > 0 && steps < 100_000; steps++)
            {
                time.Advance(TimeSpan.FromMilliseconds(random.Next(10) == 0 ? random.Next(3000) : random.Next(30)));
                foreach (var call in calls.Where(call => call.IsCompleted).ToArray())
                {
                    var place = call.Result;
                    if (random.Next(4) == 0)
                        continue; // Busy with something else meanwhile.
                    calls.Remove(call);
                    if (random.Next(20) == 0)
                        place.Dispose();
                    else if (place.Leave())
                        left.Add(time.GetUtcNow());
                }
            }

            return calls.Count == 0 && MostIn(Second, left) <= limit;
        }));

    [Fact]
    public async Task Timers_that_are_late_cost_next_to_nothing()
    {
        var time = new ManualTime();
        var pace = new Pace(50, time);
        var calls = new Queue<Task<Place>>(Enumerable.Range(0, 1000).Select(_ => pace.EnterAsync("tenant", default)));

        var start = time.GetUtcNow();
        while (calls.TryPeek(out var next))
        {
            time.Advance(TimeSpan.FromMilliseconds(7));
            for (; next?.IsCompleted is true; calls.TryPeek(out next))
                Assert.True((await calls.Dequeue()).Leave());
        }

        Assert.InRange((time.GetUtcNow() - start).TotalSeconds, 19.9, 20.4);
    }

    [Fact]
    public async Task Who_waits_goes_when_the_place_has_come_and_not_before()
    {
        var time = new ManualTime();
        var pace = new Pace(3, time);
        Assert.True(pace.TryEnter("tenant")!.Leave());

        var second = pace.EnterAsync("tenant", default);
        time.Advance(TimeSpan.FromMilliseconds(333));
        var early = second.IsCompleted;
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(early);
        Assert.True((await second).Leave());
    }

    [Fact]
    public async Task Places_are_given_in_the_order_of_asking_and_nobody_slips_in()
    {
        var time = new ManualTime();
        var pace = new Pace(1, time);
        Assert.True(pace.TryEnter("tenant")!.Leave());
        var first = pace.EnterAsync("tenant", default);
        var second = pace.EnterAsync("tenant", default);
        var half = pace.LeaveAsync("tenant", default);

        time.Advance(Second);
        await half;
        Assert.Null(pace.TryEnter("tenant"));
        time.Advance(Second);

        Assert.True((await first).Leave());
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task A_place_given_back_and_one_no_longer_wanted_go_to_the_next()
    {
        var time = new ManualTime();
        using var stop = new CancellationTokenSource();
        var pace = new Pace(1, time);
        var held = pace.TryEnter("tenant")!;
        var tired = pace.EnterAsync("tenant", stop.Token);
        var next = pace.EnterAsync("tenant", default);

        await stop.CancelAsync();
        held.Dispose();
        time.Advance(Second);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tired);
        Assert.True((await next).Leave());
    }

    [Fact]
    public void One_tenant_s_line_is_not_another_s()
    {
        var pace = new Pace(1, new ManualTime());
        for (var i = 0; i < 100; i++)
            _ = pace.EnterAsync("busy", default);

        Assert.NotNull(pace.TryEnter("quiet"));
        Assert.Null(pace.TryEnter("busy"));
    }

    static int MostIn(TimeSpan span, List<DateTimeOffset> at) =>
        at.Select((first, i) => at.Skip(i).TakeWhile(later => later < first + span).Count()).DefaultIfEmpty().Max();
}
