using System.Globalization;
using CoachBot.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.Text;

/// <summary>Whatever somebody writes is cut between the characters that they see, never within one.</summary>
public sealed class CharactersTests
{
    /// <summary>What people see as one, of one to eleven UTF-16 characters; the last is half a pair.</summary>
    static readonly string[] Seen =
    [
        "a", " ", "  ", ".", "e\u0301", "\r\n", "\n", "ß", "한", "क्षि", "🙂", "👍🏽", "🇩🇪", "👨‍👩‍👧‍👦", "🏳️‍🌈",
        " \u0301", "\ud83d",
    ];

    static readonly Arbitrary<(string Text, int Most)> Texts = (
        from parts in Gen.Elements(Seen).ListOf()
        from most in Gen.Choose(12, 40)
        select (string.Concat(parts), most)).ToArbitrary();

    [Fact]
    public void A_cut_never_parts_a_character_and_keeps_within_its_length() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts, given =>
        {
            string[] cuts = [Characters.Cut(given.Text, given.Most), Characters.CutAtWord(given.Text, given.Most)];

            return cuts.All(cut => given.Text.Length <= given.Most
                ? cut == given.Text
                : cut.Length <= given.Most && cut[^1] == '…' && IsWhole(given.Text, cut[..^1]));
        }));

    [Fact]
    public void Parts_end_between_characters_and_are_the_text_again() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts, given =>
        {
            var (text, ends) = (given.Text, new List<int>());
            for (var at = 0; at < text.Length; at = ends[^1])
                ends.Add(Characters.End(text, at, given.Most));

            return ends.Prepend(0).Zip(ends).All(part => part.Second - part.First is > 0 and var length
                && length <= given.Most && IsWhole(text, text[..part.Second]));
        }));

    [Theory]
    [InlineData("ask about the cost of delay", 20, "ask about the cost…")]
    [InlineData("ask about the cost of delay", 18, "ask about the…")]
    [InlineData("ask Donaudampfschifffahrtsgesellschaft", 20, "ask Donaudampfschif…")]
    [InlineData("ask about the cost", 18, "ask about the cost")]
    public void A_line_ends_with_a_word_where_one_ends_in_its_second_half(string text, int most, string line) =>
        Assert.Equal(line, Characters.CutAtWord(text, most));

    /// <summary>Somebody held a key down: there is no place between two characters.</summary>
    [Fact]
    public void One_character_longer_than_the_length_is_cut_all_the_same()
    {
        var text = "e" + new string('\u0301', 100);

        Assert.Equal(text[..19] + "…", Characters.Cut(text, 20));
        Assert.Equal(40, Characters.End(text, 20, 20));
    }

    /// <summary>A beginning of a text that ends where one of its characters ends.</summary>
    static bool IsWhole(string text, string beginning) =>
        text.StartsWith(beginning, StringComparison.Ordinal)
        && StringInfo.ParseCombiningCharacters(text).Append(text.Length).Contains(beginning.Length);

    [Theory]
    [InlineData("Kra\u0301ko\u0301w", "Kra\u0301ko\u0301w")]
    [InlineData("é", "e\u0301")]
    [InlineData("a\ufffeb", "a\ufffdb")]
    public void What_is_no_text_is_taken_apart_like_any_other(string text, string apart) =>
        Assert.Equal(apart, Characters.Decomposed(text));

    [Fact]
    public void Half_a_pair_is_taken_apart_like_any_other() =>
        Assert.Equal("a\ufffd", Characters.Decomposed("a\ud83d"));
}
