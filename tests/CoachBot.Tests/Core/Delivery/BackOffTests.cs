using CoachBot.Core.Delivery;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.Delivery;

public sealed class BackOffTests
{
    [Fact]
    public void Nobody_comes_back_before_they_were_asked_to_nor_much_later() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 100_000).ToArbitrary(), Gen.Choose(0, 50).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(),
            (asked, waits, dice) => BackOff.After(TimeSpan.FromMilliseconds(asked), waits, dice / 1000.0)
                .TotalMilliseconds is var after && after >= asked && after <= asked * 1.101));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(5, 32)]
    [InlineData(10, 600)]
    [InlineData(1_000_000, 600)]
    public void Unasked_the_wait_doubles_up_to_ten_minutes_a_fifth_more_or_less(long waits, double seconds)
    {
        Assert.Equal(seconds * 0.8, BackOff.After(null, waits, 0).TotalSeconds, precision: 3);
        Assert.Equal(seconds * 1.2, BackOff.After(TimeSpan.Zero, waits, 1).TotalSeconds, precision: 3);
    }
}
