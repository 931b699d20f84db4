namespace CoachBot.Tests.Coaching.Reading;

public sealed class CorpusLineTests
{
    [Fact]
    public void A_line_is_its_part_its_language_its_text_and_its_labels()
    {
        var line = CorpusLine.Parse("ill-leave", "train\ten\tback\\non \\u004don\\x\ton Mon");

        Assert.False(line.IsHeld);
        Assert.Equal("en", line.Language);
        Assert.Equal("back\non Mon\\x", line.Text);
        Assert.Equal(["on Mon"], line.Labels);
    }

    [Theory]
    [InlineData("train\ten")]
    [InlineData("kept\ten\ttext")]
    public void A_line_of_another_form_is_refused(string line) =>
        Assert.Throws<FormatException>(() => CorpusLine.Parse("grief", line));

    [Fact]
    public void A_third_of_each_kind_is_held_out_and_eight_languages_are_there()
    {
        Assert.All(
            CorpusLine.All.GroupBy(line => line.Kind),
            kind => Assert.InRange((double)kind.Count(line => line.IsHeld) / kind.Count(), 0.3, 0.36));
        Assert.Equal(
            ["de", "en", "es", "fr", "it", "nl", "pl", "pt", "und"],
            CorpusLine.All.Select(line => line.Language).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_text_of_a_kind_is_in_both_parts() => Assert.DoesNotContain(
        CorpusLine.All.GroupBy(line => (line.Kind, line.Text)),
        text => text.Select(line => line.IsHeld).Distinct().Count() > 1);
}
