using CoachBot.Coaching.Dialog;
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
/// <param name="kinds">Every kind of row that this version knows.</param>
public sealed class QuotedRows(RowKinds kinds)
{
    /// <summary>Of the rows of people that were read for a card, those whose words stand on it.</summary>
    /// <remarks>
    /// Where several people wrote the same, those who are named on the same line; where nobody is, all of them.
    /// </remarks>
    public IReadOnlyCollection<Entity> On(Card card, IReadOnlyCollection<Entity> read)
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
         let person = Member.RowKind.Holds(row.Row) ? Member.Read(row).Person : row.Partition
         let name = row.Text("name")
         where person is not null && name is not null
         select (person, name)).ToLookup(known => known.person, known => known.name, StringComparer.Ordinal);

    /// <summary>What a row says of a person to others, each as it would stand on a card.</summary>
    IEnumerable<string> Words(Entity row)
    {
        var kind = kinds.Of(row.Row);
        var words = (kind?.Quotes ?? RowQuotes.Everything).In(row);
        return kind == Commitment.RowKind ? words.Append(SharedText.OnOneLine(Commitment.Read(row)!)) : words;
    }

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
