using System.Text.RegularExpressions;
using CoachBot.BotFramework.Cards;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.BotFramework.Cards;

public sealed partial class MarkdownTests
{
    [Theory]
    [InlineData("*bold*", "\\*bold\\*")]
    [InlineData("**", "\\*\\*")]
    [InlineData("_it_", "\\_it\\_")]
    [InlineData("[x](https://evil.example)", "\\[x\\](https://evil.example)")]
    [InlineData("<at>Ana</at>", "\\<at>Ana\\</at>")]
    [InlineData("&lt;at&gt;", "\\&lt;at\\&gt;")]
    [InlineData("&#60;", "\\&#60;")]
    [InlineData("# title", "\\# title")]
    [InlineData("- item", "\\- item")]
    [InlineData("one\n- two\n2. three\n3) four", "one\n\\- two\n2\\. three\n3\\) four")]
    [InlineData("---", "\\-\\-\\-")]
    [InlineData("> quote", "\\> quote")]
    [InlineData("`code`", "\\`code\\`")]
    [InlineData("~~gone~~", "\\~\\~gone\\~\\~")]
    [InlineData("{{DATE(2026-01-01)}}", "{\\{DATE(2026-01-01)}}")]
    [InlineData("a \\* b", "a \\\\\\* b")]
    [InlineData("    code", "\u00A0\u00A0\u00A0\u00A0code")]
    public void What_would_be_markup_is_escaped(string words, string expected) =>
        Assert.Equal(expected, Markdown.Escape(words));

    [Theory]
    [InlineData("ask one \"what happens if you do nothing\" question")]
    [InlineData("R&D call - 3.5 hours (or ~4), #1 of 2; 5 * 3 < 20 > 1")]
    [InlineData("snake_case, C:\\temp, what? yes! a|b = c + d: e")]
    [InlineData("")]
    public void Common_words_stay_as_they_are(string words) => Assert.Equal(words, Markdown.Escape(words));

    /// <summary>A reader of Markdown sees what was typed.</summary>
    [Fact]
    public void Read_as_Markdown_the_words_come_back() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Typed().ToArbitrary(), words =>
            Unescaped().Replace(Markdown.Escape(words), "${sign}").Replace('\u00A0', ' ') == words));

    /// <summary>No sign that could open markup is left without its backslash.</summary>
    [Fact]
    public void Nothing_is_left_that_could_be_markup() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Typed().ToArbitrary(), words =>
            !Markup().IsMatch(Unescaped().Replace(Markdown.Escape(words), "¤"))));

    static Gen<string> Typed() => Gen
        .Elements(
            "*", "_", "[", "]", "(", ")", "#", "-", "+", ">", "<", "at", "/", "&", "amp;", "\\", "`", "~", "{", "1",
            ".", "|", ":", " ", "\n", "word", "é", "!", "\"")
        .ArrayOf()
        .Select(string.Concat);

    /// <summary>A backslash before ASCII punctuation stands for that sign alone.</summary>
    [GeneratedRegex("""\\(?<sign>[!-/:-@\[-`{-~])""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unescaped();

    /// <summary>
    /// Emphasis, code, strikethrough, links, tags, entities, card functions; and what begins a title, a quote or a
    /// list.
    /// </summary>
    [GeneratedRegex(
        """\*\S|\S\*|`|~~|\[|\]|<[a-z/!?]|&[\#0-9A-Za-z]+;|\{\{|(^|\n)\s*(\#|>|[-+*](\s|$)|\d+[.)](\s|$)|    )""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
