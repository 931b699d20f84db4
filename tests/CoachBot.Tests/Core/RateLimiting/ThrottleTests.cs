using CoachBot.Core.RateLimiting;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Core.RateLimiting;

public sealed class ThrottleTests
{
    readonly ManualTime _time = new();
    readonly TenantRateLimiter _pace;

    public ThrottleTests() => _pace = new TenantRateLimiter(40, _time);

    [Fact]
    public void Too_many_halves_a_tenant_s_rate_once_a_second_and_nobody_else_s()
    {
        Hear(429, "busy");
        Hear(429, "busy");
        var halved = LeftInAMinute("busy", TimeSpan.FromSeconds(1));
        Hear(429, "busy");

        Assert.Equal(20, halved);
        Assert.Equal(10, LeftInAMinute("busy", TimeSpan.FromSeconds(1)));
        Assert.Equal(40, LeftInAMinute("quiet", TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void However_often_it_is_heard_a_call_leaves_now_and_then()
    {
        for (var i = 0; i < 100; i++)
        {
            Hear(429, "busy");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(LeftInAMinute("busy", TimeSpan.FromSeconds(10)), 5, 8);
    }

    [Fact]
    public void The_rate_comes_back_while_nothing_is_heard()
    {
        for (var i = 0; i < 3; i++)
        {
            Hear(429, "busy");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _time.Advance(TimeSpan.FromSeconds(45));

        Assert.Equal(40, LeftInAMinute("busy", TimeSpan.FromSeconds(1)));
    }

    void Hear(int _, string tenant)
    {
        using var place = _pace.TryEnter(tenant);
        place?.Slow();
    }

    int LeftInAMinute(string tenant, TimeSpan span)
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        var left = 0;
        for (var until = _time.GetUtcNow() + span; _time.GetUtcNow() < until;)
        {
            if (_pace.TryEnter(tenant) is { } place && place.Acquire())
            {
                left++;
                place.Complete();
            }
            else
                _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        return left;
    }
}
