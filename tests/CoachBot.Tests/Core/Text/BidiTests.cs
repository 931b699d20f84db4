using CoachBot.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.Text;

/// <summary>What turns the direction inside people's words does not turn the bot's own round them.</summary>
public sealed class BidiTests
{
    const string Marks = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    [Theory]
    [InlineData("שלום and good day")]
    [InlineData("plain")]
    [InlineData("")]
    public void Words_that_turn_nothing_stay_as_they_are(string words) => Assert.Equal(words, Bidi.Contained(words));

    [Theory]
    [InlineData("Ana \u202Egnp", "\u2068Ana \u202Egnp\u202C\u2069")]
    [InlineData("a\u2067b", "\u2068a\u2067b\u2069\u2069")]
    [InlineData("a\u2069b\u202Cc", "\u2068abc\u2069")]
    [InlineData("a\u2067b\u202Ec\u2069d", "\u2068a\u2067b\u202Ec\u202C\u2069d\u2069")]
    public void What_is_opened_is_closed_and_what_closes_nothing_is_left_out(string words, string contained) =>
        Assert.Equal(contained, Bidi.Contained(words));

    /// <summary>In any order of the nine marks closers match openers, and nothing is left open.</summary>
    [Fact]
    public void Whatever_people_write_is_balanced() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements((Marks + "x").ToCharArray()).ArrayOf().ToArbitrary(),
        words => IsBalanced(Bidi.Contained(new string(words)))
            && Bidi.Contained(new string(words)).Count(one => one == 'x') == words.Count(one => one == 'x')));

    static bool IsBalanced(string text)
    {
        var open = new Stack<char>();
        foreach (var character in text)
        {
            if ("\u202A\u202B\u202D\u202E".Contains(character, StringComparison.Ordinal))
                open.Push('\u202C');
            else if ("\u2066\u2067\u2068".Contains(character, StringComparison.Ordinal))
                open.Push('\u2069');
            else if (character is '\u202C' or '\u2069' && (!open.TryPop(out var close) || close != character))
                return false;
        }

        return open.Count == 0;
    }
}
