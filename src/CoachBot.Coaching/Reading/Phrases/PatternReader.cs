using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Makes rules of how they are written.</summary>
sealed class PatternReader(IReadOnlyDictionary<ClassKey, ImmutableArray<string>> classes, Lexicon lexicon)
{
    /// <summary>Words that <c>~</c> and <c>~~</c> let stand between two classes, and braces between theirs.</summary>
    const int ShortGap = 3;
    const int LongGap = 8;

    /// <summary>The languages there are; a rule has its language's place among them.</summary>
    public ImmutableArray<string> Languages { get; } =
        [.. classes.Keys.Select(key => key.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <exception cref="InvalidDataException">Names the rule that cannot be read.</exception>
    public PhraseRule Rule(WrittenRule written)
    {
        try
        {
            return Read(written);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            throw new InvalidDataException($"{written.File}, {written.Language}: {written.Pattern}: {e.Message}", e);
        }
    }

    PhraseRule Read(WrittenRule written)
    {
        var parts = new List<(string Kind, List<string> Atoms)> { ("", []) };
        foreach (var atom in written.Pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (atom is "&" or "&&" or "!" or "!!")
                parts.Add((atom, []));
            else
                parts[^1].Atoms.Add(atom);
        }

        var place = new ClassKey(written.File, written.Language, "");
        return new(
            written.Meaning,
            Languages.IndexOf(written.Language),
            written.Pattern,
            Sequences(parts[0].Atoms, place),
            [
                .. parts.Skip(1).Select(part =>
                    new Condition(Sequences(part.Atoms, place), part.Kind.Length == 2, part.Kind[0] == '!')),
            ]);
    }

    /// <summary>A class with everything that is in the classes it names.</summary>
    public IEnumerable<string> Phrases(ClassKey key) => Open(
        classes.TryGetValue(key, out var phrases)
            || classes.TryGetValue(key with { File = RuleFile.Common }, out phrases)
                ? phrases : throw new InvalidDataException($"There is no class '{key.Name}'."),
        key);

    ImmutableArray<Sequence> Sequences(List<string> atoms, ClassKey place)
    {
        var ways = new List<Draft> { new([], 0, End.Open) };
        for (var at = 0; at < atoms.Count; at++)
        {
            if (atoms[at] == "{")
            {
                var close = atoms.IndexOf("}", at);
                var orders = Orders([.. atoms[(at + 1)..close]]).ToList();
                ways = [.. ways.SelectMany(way => orders.Select(order => InOrder(way, order, place)))];
                at = close;
            }
            else
            {
                ways = [.. ways.SelectMany(way => way.End == End.Open ? With(way, atoms[at], place) : [way])];
            }
        }

        return
        [
            .. ways.Where(way => !way.Steps.IsEmpty).Select(way => new Sequence(way.Steps)
            {
                StartsSentence = atoms[0] == "^", StartsText = atoms[0] == "^^",
                EndsSentence = way.End == End.OfSentence, EndsText = way.End == End.OfText,
                GapAtEnd = way.End == End.Open ? 0 : way.Gap,
            }),
        ];
    }

    /// <summary>The ways to go on with the next atom.</summary>
    IEnumerable<Draft> With(Draft way, string atom, ClassKey place)
    {
        if (atom is "^" or "^^")
            return [way];
        if (atom is "$" or "$$")
            return [way with { End = atom == "$" ? End.OfSentence : End.OfText }];
        if (GapOf(atom) is { } gap)
            return [way with { Gap = gap }];
        if (atom.EndsWith('?'))
            return [way, Added(way, atom[..^1], place)];

        var others = atom.Split('|').Where(part => part is not ("$" or "$$")).ToList();
        return others.Count < atom.Count(c => c == '|') + 1
            ? [way with { End = End.OfSentence, Gap = 0 }, Added(way, string.Join('|', others), place)]
            : [Added(way, atom, place)];
    }

    Draft InOrder(Draft way, ImmutableArray<string> order, ClassKey place) => order
        .Select((atom, at) => (Atom: atom, IsFirst: at == 0))
        .Aggregate(way, (draft, one) =>
            Added(one.IsFirst ? draft : draft with { Gap = ShortGap }, one.Atom, place));

    Draft Added(Draft draft, string atom, ClassKey place) => draft with
    {
        Steps = draft.Steps.Add(new(Symbol(atom, place), draft.Steps.IsEmpty ? 0 : draft.Gap)),
        Gap = 0,
    };

    int Symbol(string atom, ClassKey place) => lexicon.Symbol(
        atom.Contains('<', StringComparison.Ordinal) ? $"{place.File} {place.Language} {atom}" : atom,
        Open([.. atom.Split('|')], place));

    /// <summary>The phrases, with those of every class that is named among them.</summary>
    IEnumerable<string> Open(ImmutableArray<string> phrases, ClassKey place) => phrases.SelectMany(phrase =>
        !phrase.StartsWith('<') ? [phrase]
        : phrase.Trim('<', '>') is var name && name == place.Name ? Phrases(place with { File = RuleFile.Common })
        : Phrases(place with { Name = name }));

    static int? GapOf(string atom) => atom switch
    {
        "~" => ShortGap,
        "~~" => LongGap,
        ['~', var digit] when char.IsAsciiDigit(digit) => digit - '0',
        _ => null,
    };

    static IEnumerable<ImmutableArray<string>> Orders(ImmutableArray<string> atoms) => atoms.Length < 2
        ? [atoms]
        : atoms.SelectMany((atom, at) => Orders(atoms.RemoveAt(at)).Select(rest => rest.Insert(0, atom)));

    enum End
    {
        Open,
        OfSentence,
        OfText,
    }

    sealed record Draft(ImmutableArray<Step> Steps, int Gap, End End);
}
