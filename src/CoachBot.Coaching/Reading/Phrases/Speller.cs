using System.Collections.Frozen;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Mends words that the rules do not know and that are one slip away from one that they do.</summary>
/// <remarks>A slip: a letter too many, too few, another one, or two that changed places; never the first.</remarks>
sealed class Speller
{
    /// <summary>Takes the place of a letter that was left out on purpose: <c>k*ll</c>.</summary>
    public const char AnyLetter = '*';

    const string Vowels = "iueao";

    /// <summary>Shorter words are too near to one another.</summary>
    const int ShortestWord = 5;

    readonly Lexicon _lexicon;
    readonly FrozenSet<string> _mended;
    readonly Dictionary<string, string> _slips = new(StringComparer.Ordinal);

    /// <param name="mended">The words that others are mended to.</param>
    public Speller(Lexicon lexicon, IEnumerable<string> mended)
    {
        _lexicon = lexicon;
        _mended = mended.SelectMany(Tokenizer.Words).Where(IsMendable).ToFrozenSet(StringComparer.Ordinal);
        foreach (var word in _mended.Order(StringComparer.Ordinal))
        {
            foreach (var slip in Slips(word))
                _slips.TryAdd(slip, word);
        }
    }

    /// <summary>The word meant; the word itself where it is known, or like none.</summary>
    public string Mended(string word) =>
        word.Contains(AnyLetter) ? Filled(word)
        : _lexicon.Knows(word) ? word
        : Known(WithoutDoubles(word)) ?? Known(WithLetters(word, 'i')) ?? Known(WithLetters(word, 'l'))
            ?? (IsMendable(word) ? Nearest(word) : null) ?? word;

    string Filled(string word) =>
        Vowels.Select(vowel => word.Replace(AnyLetter, vowel)).FirstOrDefault(_lexicon.Knows)
        ?? Mended(word.Replace(AnyLetter.ToString(), "", StringComparison.Ordinal));

    string? Known(string word) => _lexicon.Knows(word) ? word : null;

    string? Nearest(string word)
    {
        if (Found(word, word) is { } whole)
            return whole;

        foreach (var slip in Slips(word))
        {
            if (_mended.Contains(slip))
                return slip;
            if (Found(slip, word) is { } found)
                return found;
        }

        return null;
    }

    string? Found(string slip, string word) =>
        _slips.TryGetValue(slip, out var found) && Math.Abs(found.Length - word.Length) <= 1 && found[0] == word[0]
        && IsOneSlip(found, word)
            ? found : null;

    static bool IsMendable(string word) => word.Length >= ShortestWord && word.All(char.IsAsciiLetter);

    static bool IsOneSlip(string one, string other)
    {
        var from = 0;
        while (from < one.Length && from < other.Length && one[from] == other[from])
            from++;
        var (end, otherEnd) = (one.Length, other.Length);
        while (end > from && otherEnd > from && one[end - 1] == other[otherEnd - 1])
            (end, otherEnd) = (end - 1, otherEnd - 1);

        return (end - from, otherEnd - from) switch
        {
            ( <= 1, <= 1) => true,
            (2, 2) => one[from] == other[from + 1] && one[from + 1] == other[from],
            _ => false,
        };
    }

    /// <summary>Without each of the letters behind the first.</summary>
    static IEnumerable<string> Slips(string word) =>
        Enumerable.Range(1, word.Length - 1).Select(at => word.Remove(at, 1));

    static string WithoutDoubles(string word) =>
        string.Concat(word.Where((c, at) => at == 0 || c != word[at - 1]));

    /// <summary>Digits that stand for letters: <c>k1ll</c>.</summary>
    static string WithLetters(string word, char one) => word.Any(char.IsAsciiLetter)
        ? word.Replace('1', one).Replace('3', 'e').Replace('0', 'o').Replace('4', 'a').Replace('5', 's') : word;
}
