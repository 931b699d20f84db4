using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Makes rules of how they are written.</summary>
/// <param name="classes">By language and name.</param>
sealed class PatternReader(
    IReadOnlyDictionary<(string Language, string Name), ImmutableArray<string>> classes, Lexicon lexicon)
{
    /// <summary>Words that <c>~</c> and <c>~~</c> let stand between two classes, and braces between theirs.</summary>
    const int ShortGap = 3;
    const int LongGap = 8;

    /// <returns><c>null</c>: the language lacks a class that a rule for every language names.</returns>
    /// <exception cref="InvalidDataException">Names the rule that cannot be read.</exception>
    public PhraseRule? Rule(WrittenRule written, string language)
    {
        try
        {
            return Read(written, language);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or FormatException)
        {
            throw new InvalidDataException($"{language} {written.Meaning}: {written.Pattern}: {e.Message}", e);
        }
    }

    PhraseRule? Read(WrittenRule written, string language)
    {
        var parts = new List<(string Kind, List<string> Atoms)> { ("", []) };
        foreach (var atom in written.Pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (atom is "&" or "&&" or "!" or "!!")
                parts.Add((atom, []));
            else
                parts[^1].Atoms.Add(atom);
        }

        if (written.Language == RuleFile.Every && !parts.SelectMany(part => part.Atoms).SelectMany(ClassesIn)
            .All(name => Find(language, name) is not null))
            return null;

        return new(
            written.Meaning,
            Sequences(parts[0].Atoms, language),
            [
                .. parts.Skip(1).Select(part =>
                    new Condition(Sequences(part.Atoms, language), part.Kind.Length == 2, part.Kind[0] == '!')),
            ]);
    }

    /// <summary>A class with everything that is in the classes it names.</summary>
    public ImmutableArray<string> Phrases(string language, string name) =>
        [.. Open(Find(language, name) ?? throw new InvalidDataException($"No class '{name}' in {language}."), language)];

    ImmutableArray<Sequence> Sequences(List<string> atoms, string language)
    {
        var ways = new List<Draft> { new([], 0, End.Open) };
        for (var at = 0; at < atoms.Count; at++)
        {
            if (atoms[at] == "{")
            {
                var close = atoms.IndexOf("}", at);
                var orders = Orders([.. atoms[(at + 1)..close]]).ToList();
                ways = [.. ways.SelectMany(way => orders.Select(order => InOrder(way, order, language)))];
                at = close;
            }
            else
            {
                ways = [.. ways.SelectMany(way => way.End == End.Open ? With(way, atoms[at], language) : [way])];
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
    IEnumerable<Draft> With(Draft way, string atom, string language)
    {
        if (atom is "^" or "^^")
            return [way];
        if (atom is "$" or "$$")
            return [way with { End = atom == "$" ? End.OfSentence : End.OfText }];
        if (GapOf(atom) is { } gap)
            return [way with { Gap = gap }];
        if (atom.EndsWith('?'))
            return [way, Added(way, atom[..^1], language)];

        var others = atom.Split('|').Where(part => part is not ("$" or "$$")).ToList();
        return others.Count < atom.Count(c => c == '|') + 1
            ? [way with { End = End.OfSentence }, Added(way, string.Join('|', others), language)]
            : [Added(way, atom, language)];
    }

    Draft InOrder(Draft way, ImmutableArray<string> order, string language) => order
        .Select((atom, at) => (Atom: atom, IsFirst: at == 0))
        .Aggregate(way, (draft, one) =>
            Added(one.IsFirst ? draft : draft with { Gap = ShortGap }, one.Atom, language));

    Draft Added(Draft draft, string atom, string language) => draft with
    {
        Steps = draft.Steps.Add(new(Symbol(atom, language), draft.Steps.IsEmpty ? 0 : draft.Gap)),
        Gap = 0,
    };

    int Symbol(string atom, string language)
    {
        var phrases = Open([.. atom.Split('|')], language);
        return lexicon.Symbol(atom.Contains('<', StringComparison.Ordinal) ? $"{language} {atom}" : atom, phrases);
    }

    IEnumerable<string> Open(ImmutableArray<string> phrases, string language) =>
        phrases.SelectMany(phrase => phrase.StartsWith('<')
            ? Phrases(language, phrase.Trim('<', '>')) : (IEnumerable<string>)[phrase]);

    ImmutableArray<string>? Find(string language, string name) =>
        classes.TryGetValue((language, name), out var phrases) ? phrases
        : classes.TryGetValue((RuleFile.Every, name), out phrases) ? phrases
        : null;

    static IEnumerable<string> ClassesIn(string atom) =>
        atom.TrimEnd('?').Split('|').Where(part => part.StartsWith('<')).Select(part => part.Trim('<', '>'));

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
