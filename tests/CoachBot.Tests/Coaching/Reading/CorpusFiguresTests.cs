using CoachBot.Coaching.Reading;
using CoachBot.Tests.Support;
using Xunit.Abstractions;

namespace CoachBot.Tests.Coaching.Reading;

/// <summary>How well the reader does on the part of the corpus that no rule was made for.</summary>
/// <remarks>
/// A bar that is missed is held at the figure that is reached, so that it cannot fall; <c>docs/reading.md</c> names it.
/// No failure shows a text: one that was read is no longer held out.
/// </remarks>
public sealed class CorpusFiguresTests(ITestOutputHelper output)
{
    /// <summary>Nine in ten of a kind.</summary>
    const double Bar = 0.9;

    [Fact]
    public void The_docs_have_the_figures_of_this_run()
    {
        var table = CorpusFigures.Table();
        output.WriteLine(table);

        var docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reading.md"));

        Assert.Contains(table, docs.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outcome-with-words")]
    [InlineData("short-answers")]
    [InlineData("telling")]
    public void Nine_in_ten_of_a_kind_are_found(string kind)
    {
        var held = CorpusFigures.Held(kind);

        Assert.True(held.Found >= Bar * held.Total, $"{held.Found} of {held.Total} of {kind}.");
    }

    /// <summary>The bar of danger is every text, that of the others nine in ten.</summary>
    [Theory]
    [InlineData("danger-self", 48)]
    [InlineData("danger-other", 25)]
    [InlineData("anger-at-bot", 18)]
    [InlineData("asks-about-bot", 20)]
    [InlineData("asks-bot", 16)]
    [InlineData("grief", 22)]
    [InlineData("harassment", 23)]
    [InlineData("hide", 15)]
    [InlineData("ill-leave", 32)]
    [InlineData("leaving", 17)]
    [InlineData("small-talk", 26)]
    [InlineData("threat", 17)]
    [InlineData("wrapped-command", 29)]
    public void Where_the_bar_is_missed_no_fewer_are_found_than_before(string kind, int found)
    {
        var held = CorpusFigures.Held(kind);

        Assert.True(held.Found >= found, $"{held.Found} of {held.Total} of {kind}, and {found} before.");
    }

    /// <summary>The bar is one in two hundred.</summary>
    [Fact]
    public void No_more_harmless_texts_are_asked_about_than_before()
    {
        const int Before = 9;

        var asked = CorpusFigures.Held("harmless").Asked + CorpusFigures.Held("danger-lookalikes").Asked;

        Assert.True(asked <= Before, $"{asked} are asked about, and {Before} before.");
    }

    /// <summary>What a rule was made for stays found: these texts may be read.</summary>
    [Theory]
    [InlineData("danger-self")]
    [InlineData("danger-other")]
    public void No_danger_that_rules_were_made_for_is_missed(string kind) => Assert.All(
        CorpusLine.All.Where(line => line.Kind == kind && !line.IsHeld),
        line => Assert.IsType<MessageMeaning.Danger>(CorpusFigures.Read(line)));
}
