using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>A text as rules look at it: its words, the classes found at each, where sentences begin and end.</summary>
sealed class Words
{
    readonly ImmutableArray<Occurrence>[] _at;
    readonly ulong[] _present;
    readonly bool[] _isNearStart;
    readonly bool[] _isNearEnd;
    readonly bool[] _isNearTextStart;
    readonly bool[] _isNearTextEnd;

    /// <param name="lead">Words in front of a sentence that change nothing: "so", "sorry", "hi".</param>
    /// <param name="trail">The same behind it: "please", "lol".</param>
    public Words(IReadOnlyList<Token> tokens, Lexicon lexicon, int lead, int trail)
    {
        Tokens = tokens;
        _at = new ImmutableArray<Occurrence>[tokens.Count];
        _present = new ulong[(lexicon.Symbols >> 6) + 1];
        for (var at = 0; at < tokens.Count; at++)
        {
            _at[at] = lexicon.At(tokens, at);
            foreach (var occurrence in _at[at])
                _present[occurrence.Symbol >> 6] |= 1UL << occurrence.Symbol;
        }

        (_isNearStart, _isNearTextStart) = Starts(lead);
        (_isNearEnd, _isNearTextEnd) = Ends(trail);
    }

    public IReadOnlyList<Token> Tokens { get; }

    public int Count => Tokens.Count;

    public ImmutableArray<Occurrence> At(int at) => _at[at];

    /// <summary>Whether a class is found anywhere.</summary>
    public bool Has(int symbol) => (_present[symbol >> 6] & (1UL << symbol)) != 0;

    public bool Has(int symbol, int at) => Has(symbol) && LengthAt(symbol, at) > 0;

    /// <summary>Of the longest phrase of a class at a place; 0: none.</summary>
    public int LengthAt(int symbol, int at)
    {
        var longest = 0;
        foreach (var occurrence in _at[at])
        {
            if (occurrence.Symbol == symbol)
                longest = Math.Max(longest, occurrence.Length);
        }

        return longest;
    }

    public bool StartsSentence(int at) => _isNearStart[at];

    public bool StartsText(int at) => _isNearTextStart[at];

    /// <param name="at">The first word behind; the count of words at the end.</param>
    public bool EndsSentence(int at) => _isNearEnd[at];

    public bool EndsText(int at) => _isNearTextEnd[at];

    public bool IsNewSentence(int at) => at == 0 || Tokens[at].Before is Break.Sentence;

    /// <summary>Where the sentence of a word begins, and the first word behind it.</summary>
    public (int From, int To) SentenceOf(int at)
    {
        var (from, to) = (at, at + 1);
        while (!IsNewSentence(from))
            from--;
        while (to < Count && !IsNewSentence(to))
            to++;
        return (from, to);
    }

    (bool[] OfSentence, bool[] OfText) Starts(int lead)
    {
        var (sentence, text) = (new bool[Count + 1], new bool[Count + 1]);
        for (var at = 0; at < Count; at++)
        {
            sentence[at] |= IsNewSentence(at);
            text[at] |= at == 0;
            foreach (var filler in _at[at])
            {
                if (!sentence[at] || filler.Symbol != lead)
                    continue;

                sentence[at + filler.Length] = true;
                text[at + filler.Length] |= text[at];
            }
        }

        return (sentence, text);
    }

    (bool[] OfSentence, bool[] OfText) Ends(int trail)
    {
        var (sentence, text) = (new bool[Count + 1], new bool[Count + 1]);
        sentence[Count] = text[Count] = true;
        for (var at = Count - 1; at >= 0; at--)
        {
            sentence[at] = at > 0 && IsNewSentence(at);
            foreach (var filler in _at[at])
            {
                if (filler.Symbol != trail)
                    continue;

                sentence[at] |= sentence[at + filler.Length];
                text[at] |= text[at + filler.Length];
            }
        }

        return (sentence, text);
    }
}
