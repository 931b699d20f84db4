using System.Text.RegularExpressions;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Reading;

/// <summary>A text of the reader's corpus, labelled by hand before any rule was written.</summary>
/// <param name="Kind">The name of its file.</param>
/// <param name="IsHeld">No rule was made for it.</param>
/// <param name="Labels">The further columns of the file.</param>
public sealed partial record CorpusLine(
    string Kind, bool IsHeld, string Language, string Text, IReadOnlyList<string> Labels)
{
    public static IReadOnlyList<CorpusLine> All { get; } =
    [
        .. from path in Repository.Files("tests/CoachBot.Tests/Coaching/Reading/Corpus", "*.txt")
               .Order(StringComparer.Ordinal)
           from line in File.ReadLines(path)
           where line.Length > 0 && line[0] != '#'
           select Parse(Path.GetFileNameWithoutExtension(path), line),
    ];

    /// <summary>One line of a file.</summary>
    public static CorpusLine Parse(string kind, string line)
    {
        var columns = line.Split('\t');
        return columns is ["held" or "train", _, _, ..]
            ? new(kind, columns[0] == "held", columns[1], Unescaped(columns[2]), columns[3..])
            : throw new FormatException($"A line of {kind} has not the columns that the README names.");
    }

    static string Unescaped(string text) => Escape().Replace(
        text, found => found.ValueSpan is "\\n" ? "\n" : ((char)Convert.ToInt32(found.Value[2..], 16)).ToString());

    [GeneratedRegex(@"\\n|\\u[0-9A-Fa-f]{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
