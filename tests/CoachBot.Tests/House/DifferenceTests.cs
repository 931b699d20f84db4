using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary>What is read of a transcript or a golden that fails.</summary>
public sealed class DifferenceTests
{
    [Fact]
    public void The_first_line_that_differs_is_shown_with_its_number_and_five_lines_on_either_side()
    {
        var expected = NumberedLine.Of("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14");
        var actual = NumberedLine.Of("1\n2\n3\n4\n5\n6\n7\neight\n9\nten\n11\n12\n13\n14");

        Assert.Equal(
            """
            line 8 is another (- expected, + actual):
                 3 | 3
                 4 | 4
                 5 | 5
                 6 | 6
                 7 | 7
            -    8 | 8
            +    8 | eight
                 9 | 9
                10 | 10
                11 | 11
                12 | 12
                13 | 13

            """,
            Difference.First(expected, actual));
    }

    [Fact]
    public void A_text_that_ends_too_soon_differs_at_its_end()
    {
        var (longer, shorter) = (NumberedLine.Of("a\nb"), NumberedLine.Of("a"));

        Assert.Equal(
            "line 2 is another (- expected, + actual):\n     1 | a\n-    2 | b\n", Difference.First(longer, shorter));
        Assert.Equal(
            "line 2 is another (- expected, + actual):\n     1 | a\n+    2 | b\n", Difference.First(shorter, longer));
    }

    [Fact]
    public void Texts_with_the_same_lines_have_none() =>
        Assert.Null(Difference.First(NumberedLine.Of("a\nb"), NumberedLine.Of("a\nb")));
}
