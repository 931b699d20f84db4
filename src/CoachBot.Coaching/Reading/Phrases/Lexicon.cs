using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>A class of words that is found at a place, over so many tokens.</summary>
readonly record struct Occurrence(int Symbol, int Length);

/// <summary>Every word and phrase of the rules, and the classes that it belongs to.</summary>
sealed class Lexicon
{
    readonly Dictionary<string, List<Entry>> _words = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Entry>> _stems = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    readonly HashSet<string> _known = new(StringComparer.Ordinal);
    int _shortestStem = int.MaxValue;

    /// <summary>How many classes there are; the highest symbol is one less.</summary>
    public int Symbols => _symbols.Count;

    /// <summary>Words that are spelt as the rules spell them.</summary>
    public IReadOnlySet<string> Known => _known;

    /// <summary>The class of these phrases; the same one for the same name.</summary>
    /// <param name="name">What tells the class from others.</param>
    public int Symbol(string name, IEnumerable<string> phrases)
    {
        if (_symbols.TryGetValue(name, out var symbol))
            return symbol;

        symbol = _symbols.Count;
        _symbols.Add(name, symbol);
        foreach (var phrase in phrases.Distinct(StringComparer.Ordinal))
            Add(symbol, phrase);
        return symbol;
    }

    /// <summary>Whether a word, or the stem of one, is in the rules.</summary>
    public bool Knows(string word) => _known.Contains(word) || HasStem(word);

    /// <summary>The classes found at a place.</summary>
    public ImmutableArray<Occurrence> At(IReadOnlyList<Token> tokens, int at)
    {
        var found = ImmutableArray.CreateBuilder<Occurrence>();
        var word = tokens[at].Word;
        if (_words.TryGetValue(word, out var entries))
            Add(found, entries, tokens, at);
        var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = _shortestStem; length <= word.Length; length++)
        {
            if (stems.TryGetValue(word.AsSpan(0, length), out entries))
                Add(found, entries, tokens, at);
        }

        return found.ToImmutable();
    }

    static void Add(
        ImmutableArray<Occurrence>.Builder found, List<Entry> entries, IReadOnlyList<Token> tokens, int at)
    {
        foreach (var entry in entries)
        {
            if (entry.Follows(tokens, at))
                found.Add(new(entry.Symbol, entry.Rest.Length + 1));
        }
    }

    void Add(int symbol, string phrase)
    {
        var isStem = phrase.EndsWith('*');
        var words = Tokenizer.Words((isStem ? phrase[..^1] : phrase).Replace('_', ' '));
        if (words.Length == 0)
            throw new InvalidDataException($"'{phrase}' has no word.");

        var isOne = words.Length == 1;
        var to = isStem && isOne ? _stems : _words;
        if (!to.TryGetValue(words[0], out var entries))
            to.Add(words[0], entries = []);
        entries.Add(new(symbol, words[1..], isStem && !isOne));

        if (isStem && isOne)
            _shortestStem = Math.Min(_shortestStem, words[0].Length);
        _known.UnionWith(isStem ? words[..^1] : words);
    }

    bool HasStem(string word)
    {
        var stems = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = _shortestStem; length <= word.Length; length++)
        {
            if (stems.ContainsKey(word.AsSpan(0, length)))
                return true;
        }

        return false;
    }

    /// <param name="Rest">The words behind the first.</param>
    readonly record struct Entry(int Symbol, string[] Rest, bool EndsInStem)
    {
        public bool Follows(IReadOnlyList<Token> tokens, int at)
        {
            if (at + Rest.Length >= tokens.Count)
                return false;

            for (var i = 0; i < Rest.Length; i++)
            {
                var token = tokens[at + i + 1];
                var isStem = EndsInStem && i == Rest.Length - 1;
                if (token.Before is Break.Sentence || !(isStem
                    ? token.Word.StartsWith(Rest[i], StringComparison.Ordinal)
                    : token.Word == Rest[i]))
                    return false;
            }

            return true;
        }
    }
}
