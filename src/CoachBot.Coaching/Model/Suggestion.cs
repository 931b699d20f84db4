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
/// A way to practise that somebody suggests to the managers of a team of theirs, kept with them. The managers read it
/// there.
/// </summary>
/// <param name="Text">1 to <see cref="Longest"/> characters, as written.</param>
/// <param name="Team">Partition of the team it is for.</param>
/// <param name="To">Partitions of those who manage the team when it is written: nobody else is shown it.</param>
/// <param name="ToNames">What they are called, where that is known.</param>
/// <param name="Card">Of the question whether the name stands with it.</param>
public sealed record Suggestion(
    string Row, string Text, string Team, ImmutableArray<string> To, ImmutableArray<string> ToNames, string Card)
{
    /// <summary>The name of the message that brings it, in a <see cref="MessageReference"/>.</summary>
    public const string Sent = "suggestion";

    /// <summary>UTF-16 characters of one: it is read in a list.</summary>
    public const int Longest = 300;

    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("suggested|{day}|{number:6}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithReflections,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Nothing,
        Label = new(
            RowOwner.Person,
            "a way to practise that the person suggested: for which team, to whom, what became of it; seen by those "
                + "who manage that team then",
            "yes"),
    };

    public SuggestionStatus Status { get; init; }

    /// <summary>As an idea of the team's it bears the name of the person who suggested it.</summary>
    public bool IsNamed { get; init; }

    /// <summary>What they are called, where they are not coached and so have no name on file.</summary>
    public string? ByName { get; init; }

    /// <summary>Of <see cref="To"/>, those who will not decide: they stopped or left, say.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    public static Suggestion Read(Entity row) => new(
        row.Row, Stored.Text.Of(row)!, Stored.Team.Of(row)!, Stored.To.Of(row), Stored.ToNames.Of(row),
        Stored.Card.Of(row)!)
    {
        Status = Stored.Status.Of(row)!.Value,
        IsNamed = Stored.Named.Of(row),
        ByName = Stored.ByName.Of(row),
        Gone = Stored.Gone.Of(row),
    };

    static class Stored
    {
        public static readonly RowMap<Suggestion> Map = new();
        public static readonly RowColumn<string?> Text = Map.Text("text", one => one.Text);
        public static readonly RowColumn<string?> Team = Map.Text("team", one => one.Team);
        public static readonly RowColumn<ImmutableArray<string>> To = Map.Lines("to", one => one.To);
        public static readonly RowColumn<ImmutableArray<string>> ToNames = Map.Lines("toNames", one => one.ToNames);
        public static readonly RowColumn<string?> Card = Map.Text("card", one => one.Card);
        public static readonly RowColumn<SuggestionStatus?> Status =
            Map.Choice<SuggestionStatus>("status", one => one.Status);
        public static readonly RowColumn<bool> Named = Map.Mark("named", one => one.IsNamed);
        public static readonly RowColumn<string?> ByName = Map.Text("byName", one => one.ByName);
        public static readonly RowColumn<ImmutableArray<string>> Gone = Map.Lines("gone", one => one.Gone);
    }
}
