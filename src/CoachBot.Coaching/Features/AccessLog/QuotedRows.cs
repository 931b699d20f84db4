using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.AccessLog;

/// <summary>Finds in a card itself whose words it shows, so that no view can forget to say so.</summary>
/// <remarks>
/// Words for one reader alone (thanks, what a manager says to a milestone) are letters to them, and no look at
/// anything. A row of a kind that is not known here counts with all that it says.
/// </remarks>
public static class QuotedRows
{
    static readonly string[] OfCommitment = ["text", "when", "escape", "ifThen", "safeFirst", "wouldHelp"];

    /// <summary>Of the rows of people that were read for a card, those whose words stand on it.</summary>
    /// <remarks>
    /// Where several people wrote the same, those who are named on the same line; where nobody is, all of them.
    /// </remarks>
    public static IReadOnlyCollection<Entity> On(Card card, IReadOnlyCollection<Entity> read)
    {
        var lines = card.Elements.SelectMany(Lines).Prepend(card.Summary)
            .Select(line => Words(line).ToHashSet(StringComparer.Ordinal)).ToList();
        var shown = lines.SelectMany(words => words).ToHashSet(StringComparer.Ordinal);
        var candidates = read.Where(row => !Addressee.IsTeam(row.Partition))
            .Select(row => (Row: row, Words: Words(row).Where(shown.Contains).ToList()))
            .Where(found => found.Words.Count > 0).ToList();
        var names = Names(read);
        return
        [
            .. lines.SelectMany(line => Meant(
                line, [.. candidates.Where(found => found.Words.Any(line.Contains)).Select(found => found.Row)], names))
                .Distinct(),
        ];
    }

    static IEnumerable<Entity> Meant(
        HashSet<string> line, IReadOnlyCollection<Entity> quoted, ILookup<string, string> names)
    {
        if (quoted.Select(row => row.Partition).Distinct().Count() < 2)
            return quoted;

        var named = quoted.Where(row => names[row.Partition].Any(line.Contains)).ToList();
        return named.Count > 0 ? named : quoted;
    }

    /// <summary>What people are called, by partition: as they are known to the bot, and on rosters.</summary>
    static ILookup<string, string> Names(IEnumerable<Entity> read) =>
        (from row in read
         let person = row.Row.StartsWith("member|", StringComparison.Ordinal) ? row.Text("person") : row.Partition
         let name = row.Text("name")
         where person is not null && name is not null
         select (person, name)).ToLookup(known => known.person, known => known.name, StringComparer.Ordinal);

    /// <summary>What a row says of a person to others, each as it would stand on a card.</summary>
    static IEnumerable<string> Words(Entity row) => row.Row.Split('|') switch
    {
        [AddresseeState.RowKey] or ["week", _, "earlier" or "state" or "sent", ..] => [],

        // Written to whoever is shown it.
        ["thanked" or "said" or "asked" or "answered" or "suggested" or "passed", ..] => [],
        ["week", _, "commitment", _] =>
            [.. OrElse([.. OfCommitment.Select(row.Text)]), SummaryText.OnOneLine(Commitment.Read(row)!)],
        ["shared", ..] => OrElse([row.Text("firstWords"), row.Text("nowWords"), row.Text("step")], row.Text("skill")!),
        ["skill", _] => OrElse([row.Text("feedbackWhen"), row.Text("feedbackAbout")]),
        _ => AllOf(row),
    };

    /// <summary>Names and skills stand on cards whatever else is said.</summary>
    static IEnumerable<string> AllOf(Entity row) =>
        from column in row.Columns
        where column.Key != "skill" && !column.Key.EndsWith("name", StringComparison.OrdinalIgnoreCase)
        let text = (column.Value as Column.Text)?.Value
        where text is not null
        select text;

    /// <param name="otherwise">What stands for it where nothing is quoted.</param>
    static IEnumerable<string> OrElse(IEnumerable<string?> words, params IEnumerable<string> otherwise) =>
        words.OfType<string>().ToList() is { Count: > 0 } quoted ? quoted : otherwise;

    static IEnumerable<Phrase> Lines(CardElement element) => element switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Items items => items.Lines,
        Facts facts => facts.Lines.Select(fact => fact.Value),
        ChoiceField choice => choice.Choices.Select(one => one.Label).Prepend(choice.Label),
        TextField { Value: { } words } text => [text.Label, Phrase.Verbatim(words)],
        Field field => [field.Label],
        Buttons buttons => buttons.Items.Select(button => button.Label),
        _ => [],
    };

    static IEnumerable<string> Words(Phrase phrase) => phrase.Values.SelectMany(value => value switch
    {
        PhraseValue.Words words => [words.Text],
        PhraseValue.Said said => Words(said.Phrase),
        PhraseValue.Listed listed => listed.Phrases.SelectMany(Words),
        _ => [],
    });
}
