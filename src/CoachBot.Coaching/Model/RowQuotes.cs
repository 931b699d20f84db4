using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What of a row counts as its person's words when it is on another person's card. Closed.</summary>
public abstract record RowQuotes
{
    RowQuotes()
    {
    }

    /// <summary>Nothing: it holds no words, or those for one reader alone.</summary>
    public static RowQuotes Nothing { get; } = new Columns([]);

    /// <summary>Every text that is no skill and nobody's name; so it is for a kind that is not known.</summary>
    public static RowQuotes Everything { get; } = new Texts();

    /// <summary>These columns.</summary>
    public static RowQuotes Of(params ImmutableArray<RowColumn<string?>> columns) => new Columns(columns);

    public abstract IEnumerable<string> In(Entity row);

    /// <param name="Quoted">What may stand on the card.</param>
    public sealed record Columns(ImmutableArray<RowColumn<string?>> Quoted) : RowQuotes
    {
        /// <summary>Takes the place of the row where it has none of the others; <c>null</c>: nothing does.</summary>
        public RowColumn<string?>? Otherwise { get; init; }

        public override IEnumerable<string> In(Entity row)
        {
            var words = Quoted.Select(column => column.Of(row)).OfType<string>().ToList();
            return words.Count == 0 && Otherwise?.Of(row) is { } otherwise ? [otherwise] : words;
        }
    }

    sealed record Texts : RowQuotes
    {
        /// <summary>Names and skills stand on cards whatever else is said.</summary>
        public override IEnumerable<string> In(Entity row) =>
            from column in row.Columns
            where column.Key != "skill" && !column.Key.EndsWith("name", StringComparison.OrdinalIgnoreCase)
            let text = (column.Value as Column.Text)?.Value
            where text is not null
            select text;
    }
}
