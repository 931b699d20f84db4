using CoachBot.Core.RateLimiting;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.RateLimiting;

public sealed class TenantRateLimiterTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The machine stands still now and then, also between being let in and leaving; and a call takes its time to the
    /// platform, and its answer back.
    /// </summary>
    [Fact]
    public void Over_any_second_no_more_calls_arrive_than_the_limit_whatever_the_timers_and_the_network_do() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(0, 9999).ToArbitrary(),
            (limit, seed) =>
        {
            var (time, random) = (new ManualTime(), new Random(seed));
            var limiter = new TenantRateLimiter(limit, time);
            List<DateTimeOffset> arrived = [];
            var (going, coming) = (new List<RateLimitLease>(), new List<RateLimitLease>());
            var calls = Enumerable.Range(0, limit * 4).Select(_ => limiter.EnterAsync("tenant", default)).ToList();
            for (var steps = 0; calls.Count + going.Count + coming.Count > 0 && steps < 100_000; steps++)
            {
                time.Advance(TimeSpan.FromMilliseconds(random.Next(10) == 0 ? random.Next(3000) : random.Next(30)));
                foreach (var call in calls.Where(call => call.IsCompleted && random.Next(4) > 0).ToArray())
                {
                    calls.Remove(call);
                    var place = call.Result;
                    if (random.Next(20) == 0)
                        place.Dispose();
                    else if (place.Acquire())
                        going.Add(place);
                }

                foreach (var place in coming.Where(_ => random.Next(3) == 0).ToArray())
                {
                    coming.Remove(place);
                    place.Complete();
                }

                foreach (var place in going.Where(_ => random.Next(3) == 0).ToArray())
                {
                    going.Remove(place);
                    arrived.Add(time.GetUtcNow());
                    coming.Add(place);
                }
            }

            return calls.Count == 0 && MostIn(Second, arrived) <= limit;
        }));

    [Fact]
    public async Task Timers_that_are_late_cost_next_to_nothing()
    {
        var time = new ManualTime();
        var limiter = new TenantRateLimiter(50, time);
        var calls = new Queue<Task<RateLimitLease>>(
            Enumerable.Range(0, 1000).Select(_ => limiter.EnterAsync("tenant", default)));

        var start = time.GetUtcNow();
        while (calls.TryPeek(out var next))
        {
            time.Advance(TimeSpan.FromMilliseconds(7));
            for (; next?.IsCompleted is true; calls.TryPeek(out next))
            {
                var place = await calls.Dequeue();
                Assert.True(place.Acquire());
                place.Complete();
            }
        }

        Assert.InRange((time.GetUtcNow() - start).TotalSeconds, 19.9, 20.4);
    }

    [Fact]
    public async Task Who_waits_goes_when_the_place_has_come_and_not_before()
    {
        var time = new ManualTime();
        var limiter = new TenantRateLimiter(3, time);
        Call(limiter);

        var second = limiter.EnterAsync("tenant", default);
        time.Advance(TimeSpan.FromMilliseconds(333));
        var early = second.IsCompleted;
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(early);
        Assert.True((await second).Acquire());
    }

    [Fact]
    public async Task Places_are_given_in_the_order_of_asking_and_nobody_slips_in()
    {
        var time = new ManualTime();
        var limiter = new TenantRateLimiter(1, time);
        var begun = limiter.TryEnter("tenant")!;
        Assert.True(begun.Acquire());
        var first = limiter.EnterAsync("tenant", default);
        var second = limiter.EnterAsync("tenant", default);
        var half = limiter.LeaveAgainAsync("tenant", default);

        time.Advance(Second);
        await half;
        begun.Complete();
        Assert.Null(limiter.TryEnter("tenant"));
        time.Advance(Second);

        Assert.True((await first).Acquire());
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task A_call_counts_until_a_second_after_its_answer()
    {
        var time = new ManualTime();
        var limiter = new TenantRateLimiter(1, time);
        var slow = limiter.TryEnter("tenant")!;
        Assert.True(slow.Acquire());
        var next = limiter.EnterAsync("tenant", default);

        time.Advance(TimeSpan.FromMinutes(1));
        var whileOut = next.IsCompleted;
        slow.Complete();
        time.Advance(Second - TimeSpan.FromMilliseconds(1));
        var early = next.IsCompleted;
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(whileOut || early);
        Assert.True((await next).Acquire());
    }

    [Fact]
    public async Task A_second_call_that_is_given_up_leaves_no_place_taken()
    {
        var time = new ManualTime();
        using var stop = new CancellationTokenSource();
        var limiter = new TenantRateLimiter(1, time);
        var begun = limiter.TryEnter("tenant")!;
        Assert.True(begun.Acquire());
        var half = limiter.LeaveAgainAsync("tenant", stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => half);
        begun.Complete();
        time.Advance(Second);

        Call(limiter);
        Assert.Null(limiter.TryEnter("tenant"));
    }

    [Fact]
    public async Task A_place_given_back_and_one_no_longer_wanted_go_to_the_next()
    {
        var time = new ManualTime();
        using var stop = new CancellationTokenSource();
        var limiter = new TenantRateLimiter(1, time);
        var held = limiter.TryEnter("tenant")!;
        var tired = limiter.EnterAsync("tenant", stop.Token);
        var next = limiter.EnterAsync("tenant", default);

        await stop.CancelAsync();
        held.Dispose();
        time.Advance(Second);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tired);
        Assert.True((await next).Acquire());
    }

    /// <summary>As when what many stand for was sent by another instance meanwhile.</summary>
    [Fact]
    public async Task Places_given_back_cost_those_behind_no_time()
    {
        var time = new ManualTime();
        var limiter = new TenantRateLimiter(10, time);
        Call(limiter);
        var idle = Enumerable.Range(0, 100).Select(_ => limiter.EnterAsync("tenant", default)).ToList();
        var last = limiter.EnterAsync("tenant", default);

        var start = time.GetUtcNow();
        foreach (var place in idle)
        {
            time.Advance(TimeSpan.FromMilliseconds(place.IsCompleted ? 0 : 100));
            (await place).Dispose();
        }

        Assert.True(last.IsCompleted);
        Assert.Equal(TimeSpan.FromMilliseconds(100), time.GetUtcNow() - start);
    }

    [Fact]
    public void One_tenant_s_line_is_not_another_s()
    {
        var limiter = new TenantRateLimiter(1, new ManualTime());
        for (var i = 0; i < 100; i++)
            _ = limiter.EnterAsync("busy", default);

        Assert.NotNull(limiter.TryEnter("quiet"));
        Assert.Null(limiter.TryEnter("busy"));
    }

    static void Call(TenantRateLimiter limiter)
    {
        var place = limiter.TryEnter("tenant")!;
        Assert.True(place.Acquire());
        place.Complete();
    }

    static int MostIn(TimeSpan span, List<DateTimeOffset> at) =>
        at.Select((first, i) => at.Skip(i).TakeWhile(later => later < first + span).Count()).DefaultIfEmpty().Max();
}
