using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>Something a rep found out about how they learn. For the rep alone.</summary>
/// <param name="Number">Tells apart those of a day.</param>
/// <param name="Card">On which it was asked.</param>
public sealed record PlaybookEntry(DateOnly On, int Number, string Text, string Card)
{
    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("playbook|{day}|{number:6}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithReflections,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(
            RowOwner.Person, "what the rep found out about how they learn; seen by the rep alone", "yes"),
    };

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, RowKind.RowOf(On, Number), this);

    /// <summary>The day and the words, as they are shown.</summary>
    public static Quote Read(Entity row) => new(Stored.On.Of(row)!.Value, Stored.Text.Of(row)!);

    static class Stored
    {
        public static readonly RowMap<PlaybookEntry> Map = new();
        public static readonly RowColumn<string?> Text = Map.Text("text", entry => entry.Text);
        public static readonly RowColumn<DateOnly?> On = Map.Day("on", entry => entry.On);
        public static readonly RowColumn<string?> Card = Map.Text("card", entry => entry.Card);
    }
}
