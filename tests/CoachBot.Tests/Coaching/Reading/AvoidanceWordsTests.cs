using CoachBot.Coaching.Reading;

namespace CoachBot.Tests.Coaching.Reading;

public sealed class AvoidanceWordsTests
{
    [Theory]
    [InlineData("stop interrupting")]
    [InlineData("I will stop promising dates.")]
    [InlineData("don't pitch in the first ten minutes")]
    [InlineData("Never say 'to be honest'")]
    [InlineData("less talking about ourselves")]
    [InlineData("this week avoid discounts")]
    public void A_commitment_not_to_do_something_is_known(string text) => Assert.True(AvoidanceWords.Is(text));

    [Theory]
    [InlineData("stop, look, listen")]
    [InlineData("stop at the second silence")]
    [InlineData("don't pitch, ask what they tried")]
    [InlineData("stop talking and wait for three seconds")]
    [InlineData("never send a quote without a call")]
    [InlineData("less than three slides")]
    [InlineData("ask them to stop me")]
    [InlineData("no price before the need")]
    public void What_says_what_to_do_is_not_asked_about(string text) => Assert.False(AvoidanceWords.Is(text));
}
