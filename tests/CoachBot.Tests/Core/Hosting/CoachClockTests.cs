using CoachBot.Core.Hosting;
using CoachBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.Hosting;

public sealed class CoachClockTests
{
    static readonly DateTimeOffset Monday = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_start_and_speed_it_is_the_machine_s_clock()
    {
        var machine = new ManualTime();
        var clock = new CoachClock(machine);

        machine.Advance(TimeSpan.FromHours(3));

        Assert.False(clock.IsVirtual);
        Assert.Equal(machine.GetUtcNow(), clock.GetUtcNow());
        Assert.Equal(machine.GetTimestamp(), clock.GetTimestamp());
        Assert.Equal(TimeSpan.FromMinutes(1), clock.SweepEvery);
    }

    [Fact]
    public void It_begins_at_its_start_and_runs_at_its_speed()
    {
        var machine = new ManualTime(Monday.AddYears(1));
        var clock = new CoachClock(machine, Monday, speed: 60);

        machine.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(Monday.AddMinutes(90), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(90), clock.GetElapsedTime(0));
    }

    [Fact]
    public void A_start_alone_runs_at_the_machine_s_speed()
    {
        var machine = new ManualTime();
        var clock = new CoachClock(machine, Monday.AddDays(7).ToOffset(TimeSpan.FromHours(9)));

        machine.Advance(TimeSpan.FromMinutes(5));

        Assert.True(clock.IsVirtual);
        Assert.Equal(Monday.AddDays(7).AddMinutes(5), clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
    }

    [Fact]
    public void At_the_end_of_the_calendar_it_stands_still()
    {
        var machine = new ManualTime();
        var clock = new CoachClock(machine, Monday, CoachClock.MaxSpeed);

        machine.Advance(TimeSpan.FromDays(365));

        Assert.Equal(DateTimeOffset.MaxValue, clock.GetUtcNow());
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(100_001)]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    public void A_speed_out_of_bounds_is_refused(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoachClock(new ManualTime(), Monday, speed));

    [Theory]
    [InlineData(1, 60)]
    [InlineData(600, 60)]
    [InlineData(1_000, 100)]
    [InlineData(100_000, 10_000)]
    public void Sweeps_are_a_minute_apart_or_100_ms_of_the_machine_s_time(double speed, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new CoachClock(new ManualTime(), Monday, speed).SweepEvery);

    [Fact]
    public void A_timer_that_was_told_never_or_at_once_is_taken_at_its_word()
    {
        var machine = new ManualTime();
        var clock = new CoachClock(machine, Monday, speed: 1_000);
        using var timer = clock.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var never = machine.NextTimer;

        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        Assert.Null(never);
        Assert.Equal(TimeSpan.Zero, machine.NextTimer);
    }

    [Fact]
    public void A_period_too_short_for_the_machine_becomes_a_millisecond()
    {
        var machine = new ManualTime();
        var clock = new CoachClock(machine, Monday, CoachClock.MaxSpeed);
        var fires = 0;

        using var timer = clock.CreateTimer(_ => fires++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        machine.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Equal(10, fires);
    }

    /// <summary>
    /// However a wait is set, first or by a change, it ends when that much of people's time has passed.
    /// </summary>
    [Fact]
    public void No_timer_fires_before_its_time_on_this_clock() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Waits(), Speeds(), (seconds, speed) =>
        {
            var machine = new ManualTime();
            var clock = new CoachClock(machine, Monday, speed);
            var wait = TimeSpan.FromSeconds(seconds);
            DateTimeOffset? firedAt = null;
            using var timer = clock.CreateTimer(
                _ => firedAt = clock.GetUtcNow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

            timer.Change(wait, Timeout.InfiniteTimeSpan);
            machine.Advance((wait / speed) + TimeSpan.FromMilliseconds(1));

            return firedAt >= Monday + wait && firedAt < Monday + wait + TimeSpan.FromMilliseconds(speed);
        }));

    [Fact]
    public void Time_never_runs_backwards() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Waits(), Waits(), Speeds(), (first, second, speed) =>
        {
            var machine = new ManualTime();
            var clock = new CoachClock(machine, Monday, speed);

            machine.Advance(TimeSpan.FromMilliseconds(first));
            var (before, earlier) = (clock.GetUtcNow(), clock.GetTimestamp());
            machine.Advance(TimeSpan.FromMilliseconds(second));

            return clock.GetUtcNow() > before && clock.GetTimestamp() > earlier;
        }));

    static Arbitrary<int> Waits() => Gen.Choose(1, 1_000_000).ToArbitrary();

    static Arbitrary<double> Speeds() => Gen.Choose(1, 100_000).Select(speed => (double)speed).ToArbitrary();
}
