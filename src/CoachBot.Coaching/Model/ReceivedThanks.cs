using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>That a person was thanked; the words are kept with the person who wrote them.</summary>
/// <param name="From">The partition of that person.</param>
/// <param name="FromRow">The row of the words there.</param>
public sealed record ReceivedThanks(string From, string FromRow, DateOnly On)
{
    /// <summary>The name of the message in a <see cref="MessageReference"/>.</summary>
    public const string What = "thanks";

    public static RowRange Rows => RowKind.Range();

    public static RowKind RowKind { get; } = new("thanks|{day}|{letter}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithReflections,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Everything,
        Label = new(RowOwner.Person, "that this person was thanked, and where the words are", "no words"),
    };

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, RowKind.RowOf(On, From + FromRow), this);

    public static ReceivedThanks Read(Entity row) =>
        new(Stored.From.Of(row)!, Stored.FromRow.Of(row)!, Stored.On.Of(row)!.Value);

    static class Stored
    {
        public static readonly RowMap<ReceivedThanks> Map = new();
        public static readonly RowColumn<string?> From = Map.Text("from", thanks => thanks.From);
        public static readonly RowColumn<string?> FromRow = Map.Text("fromRow", thanks => thanks.FromRow);
        public static readonly RowColumn<DateOnly?> On = Map.Day("on", thanks => thanks.On);
    }
}
