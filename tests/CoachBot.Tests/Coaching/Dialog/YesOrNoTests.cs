using CoachBot.Coaching.Dialog;

namespace CoachBot.Tests.Coaching.Dialog;

public sealed class YesOrNoTests
{
    [Theory]
    [InlineData("YES!!", true)]
    [InlineData("yeah sure", true)]
    [InlineData("ok", true)]
    [InlineData("Let’s go 🚀", true)]
    [InlineData("yes please", true)]
    [InlineData("sounds good, thanks", true)]
    [InlineData("Nope.", false)]
    [InlineData("no, thank you", false)]
    [InlineData("rather not", false)]
    [InlineData("yes, but who reads it?", null)]
    [InlineData("ok?", null)]
    [InlineData("yes and no", null)]
    [InlineData("yes no", null)]
    [InlineData("thanks", null)]
    [InlineData("sure about what", null)]
    [InlineData("🎉", null)]
    public void An_agreement_is_taken_from_words_that_say_nothing_else(string text, bool? says) =>
        Assert.Equal(says, YesOrNo.Whole(text));

    [Theory]
    [InlineData("please stop", Word.MayStop)]
    [InlineData("Stop asking me every week!", Word.MayStop)]
    [InlineData("STOP!!", Word.MayStop)]
    [InlineData("opt out", Word.MayStop)]
    [InlineData("delete all my data.", Word.Delete)]
    public void What_sounds_like_a_plea_is_one_from_start_to_end(string text, string word)
    {
        var plea = SmallTalk.Plea(text);

        Assert.Equal(word, plea?.Word);
        Assert.Null(SmallTalk.Plea(text + " after the price"));
        Assert.Null(SmallTalk.Plea(text + " ?"));
    }
}
