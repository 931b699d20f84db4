using CoachBot.Coaching.Reading;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Reading;

public sealed class EmptyWordsTests
{
    [Theory]
    [InlineData("no idea")]
    [InlineData("Nothing.")]
    [InlineData("n/a")]
    [InlineData("dunno")]
    [InlineData("keine Ahnung")]
    [InlineData("rien")]
    public void Words_that_say_nothing_are_known(string text) => Assert.True(EmptyWords.Is(text));

    [Theory]
    [InlineData("nothing but questions")]
    [InlineData("the silence")]
    [InlineData("no idea was theirs, so I asked")]
    [InlineData("")]
    public void Words_that_say_something_are_not(string text) => Assert.False(EmptyWords.Is(text));

    [Theory]
    [InlineData("no idea", "when")]
    [InlineData("nothing", "when")]
    public async Task A_plan_is_not_made_of_them(string text, string column)
    {
        var rep = await Rep.AskedAsync();

        await rep.TypeAsync("ask what else", text);

        Assert.Null(await rep.TextAsync("week|2026-11-16|commitment|01", column));
    }

    [Fact]
    public async Task Nothing_noticed_is_noted_nowhere_and_shared_with_nobody()
    {
        var rep = await Rep.CommittedAsync();

        await rep.TypeAsync("tried", "nothing");

        Assert.Null(await rep.TextAsync("week|2026-11-16|reflection|01", "noticed"));
        Assert.DoesNotContain(rep.Heard, said =>
            Transcript.Text(said.Message).Contains("\"nothing\"", StringComparison.Ordinal));
    }
}
