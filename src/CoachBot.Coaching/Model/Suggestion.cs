using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What has become of a suggestion.</summary>
public enum SuggestionStatus
{
    /// <summary>A manager has it before them, or will.</summary>
    Open,

    /// <summary>Not this time; another manager may take it up all the same.</summary>
    Passed,

    /// <summary>One of the team's ideas.</summary>
    TakenUp,

    /// <summary>Nobody it went to decides any more.</summary>
    Undecided,
}

/// <summary>
/// A way to practise that somebody suggests to the managers of a team of theirs: row <c>suggested|day|n</c> of their
/// partition. The managers read it there.
/// </summary>
/// <param name="Text">1 to <see cref="Longest"/> characters, as written.</param>
/// <param name="Team">Partition of the team it is for.</param>
/// <param name="To">Partitions of those who manage the team when it is written: nobody else is shown it.</param>
/// <param name="ToNames">What they are called, where that is known.</param>
/// <param name="Card">Of the question whether the name stands with it.</param>
public sealed record Suggestion(
    string Row, string Text, string Team, ImmutableArray<string> To, ImmutableArray<string> ToNames, string Card)
{
    /// <summary>What the rows' keys begin with.</summary>
    public const string Kind = "suggested";

    /// <summary>UTF-16 characters of one: it is read in a list.</summary>
    public const int Longest = 300;

    public static RowRange Rows { get; } = RowRange.Prefix(Kind + "|");

    public SuggestionStatus Status { get; init; }

    /// <summary>As an idea of the team's it bears the name of whoever suggested it.</summary>
    public bool IsNamed { get; init; }

    /// <summary>What they are called, where they are not coached and so have no name on file.</summary>
    public string? ByName { get; init; }

    /// <summary>Of <see cref="To"/>, those who will not decide: they stopped or left, say.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    public Entity ToEntity(string partition) => new Entity(partition, Row)
        .With("text", Text).With("team", Team).With("to", Joined(To)).With("toNames", Joined(ToNames))
        .With("card", Card).With("status", Status.ToString()).With("named", IsNamed ? true : null)
        .With("byName", ByName).With("gone", Joined(Gone));

    public static Suggestion Read(Entity row) => new(
        row.Row, row.Text("text")!, row.Text("team")!, Lines(row, "to"), Lines(row, "toNames"), row.Text("card")!)
    {
        Status = Enum.Parse<SuggestionStatus>(row.Text("status")!),
        IsNamed = row.Flag("named") ?? false,
        ByName = row.Text("byName"),
        Gone = Lines(row, "gone"),
    };

    static string? Joined(ImmutableArray<string> lines) => lines.IsEmpty ? null : string.Join('\n', lines);

    static ImmutableArray<string> Lines(Entity row, string column) =>
        row.Text(column) is { } lines ? [.. lines.Split('\n')] : [];
}
