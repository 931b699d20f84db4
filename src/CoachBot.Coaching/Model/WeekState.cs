using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What a coaching week is to a rep, beside their commitments.</summary>
/// <param name="Week">By name, its first day.</param>
/// <param name="IsSkipped">Passed on without a reason: neither done nor not done.</param>
/// <param name="IsAway">Away on the ask day: the week leaves every denominator.</param>
/// <param name="AskedAt">When the week's question was put; <c>null</c>: not yet.</param>
public sealed record WeekState(string Week, bool IsSkipped = false, bool IsAway = false, DateTimeOffset? AskedAt = null)
{
    /// <summary>What the rep told in that week with nothing open, for the next question; <c>null</c>: nothing.
    /// </summary>
    public string? Note { get; init; }

    public static RowKind RowKind { get; } = new("week|{week}|state", Stored.Map.Columns)
    {
        Retention = RowRetention.WithCommitments,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Nothing,
        Label = new(
            RowOwner.Person, "asked, skipped, away; what was told for the next question, seen by the rep alone", "yes"),
    };

    public Entity ToEntity(string partition) => Stored.Map.Write(partition, RowKind.RowOf(Week), this);

    /// <returns><c>null</c> when the row is not a week's state.</returns>
    public static WeekState? Read(Entity row) => RowKind.Parse(row.Row) is not [var week]
        ? null
        : new(week, Stored.Skipped.Of(row), Stored.Away.Of(row), Stored.AskedAt.Of(row))
        {
            Note = Stored.Note.Of(row),
        };

    static class Stored
    {
        public static readonly RowMap<WeekState> Map = new();
        public static readonly RowColumn<bool> Skipped = Map.Mark("skipped", state => state.IsSkipped);
        public static readonly RowColumn<bool> Away = Map.Mark("away", state => state.IsAway);
        public static readonly RowColumn<DateTimeOffset?> AskedAt = Map.Timestamp("askedAt", state => state.AskedAt);
        public static readonly RowColumn<string?> Note = Map.Text("note", state => state.Note);
    }
}

/// <summary>A send claimed once and for all: person, week, kind, number.</summary>
/// <param name="IsUnprompted">The bot started it: it counts towards the week's three.</param>
/// <param name="IsDropped">Claimed in order not to be sent: out of its window, over the limit.</param>
public sealed record SendRecord(
    string Week, string Kind, int Number, bool IsUnprompted, bool IsDropped, DateTimeOffset At)
{
    public static RowKind RowKind { get; } = new("week|{week}|sent|{kind}|{number}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithCommitments,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Nothing,
        Label = new(RowOwner.Person, "a send claimed", "no words"),
    };

    public Entity ToEntity(string partition) =>
        Stored.Map.Write(partition, RowKind.RowOf(Week, Kind, Number), this);

    /// <returns><c>null</c> when the row is not a claim.</returns>
    public static SendRecord? Read(Entity row) => RowKind.Parse(row.Row) is not [var week, var kind, _]
        ? null
        : new(
            week, kind, Stored.Number.Of(row), Stored.Unprompted.Of(row) ?? true, Stored.Dropped.Of(row),
            Stored.At.Of(row)!.Value);

    static class Stored
    {
        public static readonly RowMap<SendRecord> Map = new();
        public static readonly RowColumn<string?> Kind = Map.Text("kind", claim => claim.Kind);
        public static readonly RowColumn<int> Number = Map.Count("number", claim => claim.Number);
        public static readonly RowColumn<bool?> Unprompted = Map.Flag("unprompted", claim => claim.IsUnprompted);
        public static readonly RowColumn<bool> Dropped = Map.Mark("dropped", claim => claim.IsDropped);
        public static readonly RowColumn<DateTimeOffset?> At = Map.Timestamp("at", claim => claim.At);
    }
}
