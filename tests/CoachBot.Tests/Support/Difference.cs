using System.Globalization;
using System.Text;

namespace CoachBot.Tests.Support;

/// <summary>A line of a text.</summary>
/// <param name="Number">Its place in the text, from 1.</param>
readonly record struct NumberedLine(int Number, string Text)
{
    public static IReadOnlyList<NumberedLine> Of(string text) =>
        [.. text.Split('\n').Select((line, index) => new NumberedLine(index + 1, line))];
}

/// <summary>Where two texts part: the first line that differs, its number, and the lines around it.</summary>
static class Difference
{
    const int Around = 5;

    /// <summary>Fails, and shows the first difference, unless both texts have the same lines.</summary>
    /// <param name="file">The file that holds the expected lines.</param>
    public static void None(string file, IReadOnlyList<NumberedLine> expected, IReadOnlyList<NumberedLine> actual)
    {
        if (First(expected, actual) is { } found)
            Assert.Fail($"{file}, {found}");
    }

    /// <returns>The difference for a person to read; <c>null</c>: there is none.</returns>
    public static string? First(IReadOnlyList<NumberedLine> expected, IReadOnlyList<NumberedLine> actual)
    {
        var same = expected.Zip(actual).TakeWhile(pair => pair.First.Text == pair.Second.Text).Count();
        if (same == expected.Count && same == actual.Count)
            return null;

        var number = same < expected.Count ? expected[same].Number : expected.LastOrDefault().Number + 1;
        var shown = new StringBuilder();
        shown.Append(CultureInfo.InvariantCulture, $"line {number} is another (- expected, + actual):\n");
        foreach (var line in expected.Take(same).TakeLast(Around))
            Append(' ', line);
        foreach (var line in expected.Skip(same).Take(1))
            Append('-', line);
        foreach (var line in actual.Skip(same).Take(1))
            Append('+', line with { Number = number });
        foreach (var line in expected.Skip(same + 1).Take(Around))
            Append(' ', line);
        return shown.ToString();

        void Append(char sign, NumberedLine line) =>
            shown.Append(CultureInfo.InvariantCulture, $"{sign} {line.Number,4} | {line.Text}\n");
    }
}
