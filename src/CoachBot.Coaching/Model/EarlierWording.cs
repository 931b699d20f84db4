using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What a commitment said before its rep changed it.</summary>
/// <param name="Number">The commitment's number in its week.</param>
/// <param name="Change">Counts the changes, from 1.</param>
public sealed record EarlierWording(string Week, int Number, int Change, string Text, DateTimeOffset ReplacedAt)
{
    /// <summary>The plan, where it went with the words.</summary>
    public string? When { get; init; }

    /// <inheritdoc cref="When"/>
    public string? Escape { get; init; }

    /// <inheritdoc cref="When"/>
    public string? SafeFirst { get; init; }

    public static RowKind RowKind { get; } = new(
        "week|{week}|earlier|{number:2}|{change:3}", Stored.Map.Columns)
    {
        Retention = RowRetention.WithCommitments,
        Export = RowExport.Taken,
        Quotes = RowQuotes.Nothing,
        Label = new(RowOwner.Person, "what a commitment said before a change", "yes"),
    };

    public Entity ToEntity(string partition) =>
        Stored.Map.Write(partition, RowKind.RowOf(Week, Number, Change), this);

    /// <summary>What stood there until then; <c>null</c>: nothing.</summary>
    public static (string Text, DateTimeOffset Until)? Read(Entity? row) =>
        row is not null && Stored.Text.Of(row) is { } text && Stored.ReplacedAt.Of(row) is { } until
            ? (text, until) : null;

    static class Stored
    {
        public static readonly RowMap<EarlierWording> Map = new();
        public static readonly RowColumn<string?> Text = Map.Text("text", earlier => earlier.Text);
        public static readonly RowColumn<DateTimeOffset?> ReplacedAt =
            Map.Timestamp("replacedAt", earlier => earlier.ReplacedAt);
        public static readonly RowColumn<string?> When = Map.Text("when", earlier => earlier.When);
        public static readonly RowColumn<string?> Escape = Map.Text("escape", earlier => earlier.Escape);
        public static readonly RowColumn<string?> SafeFirst = Map.Text("safeFirst", earlier => earlier.SafeFirst);
    }
}
