using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>
/// What one person wrote to another, kept with the writer: thanks, a manager's question, its answer, what a manager
/// says to a milestone or to a suggestion not taken up.
/// </summary>
/// <param name="Row">Of one of the kinds below.</param>
/// <param name="Text">In the writer's words; <c>null</c>: none.</param>
public sealed record SentWords(string Row, string? Text, DateOnly On)
{
    /// <summary>Partition of the reader.</summary>
    public string? To { get; init; }

    public string? ToName { get; init; }

    /// <summary>What the writer is called, who may have no name on file.</summary>
    public string? ByName { get; init; }

    /// <summary>What it answers, as a <see cref="MessageReference"/>.</summary>
    public string? About { get; init; }

    /// <summary>The card that it was written on.</summary>
    public string? Card { get; init; }

    public static RowKind Thanked { get; } = Kind("thanked", "thanks in the words of the person who wrote them");

    public static RowKind Asked { get; } = Kind("asked", "of a manager, a question to a rep");

    public static RowKind Answered { get; } =
        Kind("answered", "of a rep, the answer to a manager's question; seen by the manager who asked");

    public static RowKind Said { get; } = Kind("said", "what a manager says to a milestone");

    public static RowKind Passed { get; } = Kind(
        "passed",
        "of a manager, a suggestion not taken up, with their word to it; seen by the person who suggested it");

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, Row, this);

    public static SentWords Read(Entity row) => new(row.Row, Stored.Text.Of(row), Stored.On.Of(row)!.Value)
    {
        To = Stored.To.Of(row),
        ToName = Stored.ToName.Of(row),
        ByName = Stored.ByName.Of(row),
        About = Stored.About.Of(row),
        Card = Stored.Card.Of(row),
    };

    /// <summary>For one reader alone, so nothing of it counts as quoted.</summary>
    static RowKind Kind(string name, string what) => new(name + "|{day}|{number:6}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithReflections,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Nothing,
        Label = new(RowOwner.Person, what, "yes"),
    };

    static class Stored
    {
        public static readonly RowMap<SentWords> Map = new();
        public static readonly RowColumn<string?> Text = Map.Text("text", sent => sent.Text);
        public static readonly RowColumn<DateOnly?> On = Map.Day("on", sent => sent.On);
        public static readonly RowColumn<string?> To = Map.Text("to", sent => sent.To);
        public static readonly RowColumn<string?> ToName = Map.Text("toName", sent => sent.ToName);
        public static readonly RowColumn<string?> ByName = Map.Text("byName", sent => sent.ByName);
        public static readonly RowColumn<string?> About = Map.Text("about", sent => sent.About);
        public static readonly RowColumn<string?> Card = Map.Text("card", sent => sent.Card);
    }
}
