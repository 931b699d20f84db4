using System.Globalization;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Weekly.Reading;

/// <summary>Replies to the weekly question, labelled by hand before anything read them.</summary>
/// <param name="Label"><c>fine</c>, <c>which</c>, <c>outcome</c> or <c>vague</c>: the question it calls for.</param>
/// <param name="By"><c>-</c>, <c>now</c>, <c>today</c>, or a day as <c>2026-11-19</c>.</param>
public sealed record Reply(string Label, string By, string Text)
{
    /// <summary>The day on which the replies are read.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 16);

    /// <summary>Nothing was tuned on these.</summary>
    public static IReadOnlyList<Reply> HeldOut { get; } = Read("replies-held-out.txt");

    public static IReadOnlyList<Reply> Tuned { get; } = Read("replies.txt");

    static List<Reply> Read(string name) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Corpus", name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ", 3))
            .Select(parts => new Reply(
                parts[0], parts[1], parts[2].Replace("\\n", "\n", StringComparison.Ordinal))),
    ];

    /// <summary>The day that is named; <c>null</c>: none.</summary>
    public DateOnly? Day => By switch
    {
        "-" => null,
        "now" or "today" => Today,
        _ => DateOnly.ParseExact(By, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
