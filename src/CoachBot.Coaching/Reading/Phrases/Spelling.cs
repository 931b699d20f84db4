using System.Collections.Frozen;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>One spelling for what is written in several: <c>don't</c>, <c>dont</c> and <c>do not</c>.</summary>
static class Spelling
{
    static readonly FrozenDictionary<string, string[]> Written = new Dictionary<string, string>
    {
        ["dont"] = "do not",
        ["doesnt"] = "does not",
        ["didnt"] = "did not",
        ["isnt"] = "is not",
        ["arent"] = "are not",
        ["wasnt"] = "was not",
        ["werent"] = "were not",
        ["havent"] = "have not",
        ["hasnt"] = "has not",
        ["hadnt"] = "had not",
        ["couldnt"] = "could not",
        ["wouldnt"] = "would not",
        ["shouldnt"] = "should not",
        ["cant"] = "can not",
        ["cannot"] = "can not",
        ["wont"] = "will not",
        ["aint"] = "is not",
        ["ive"] = "i have",
        ["youre"] = "you are",
        ["theyre"] = "they are",
        ["thats"] = "that is",
        ["whats"] = "what is",
        ["wanna"] = "want to",
        ["gonna"] = "going to",
        ["gotta"] = "got to",
        ["anymore"] = "any more",
        ["alot"] = "a lot",
        ["u"] = "you",
        ["ur"] = "your",
        ["hes"] = "he is",
        ["shes"] = "she is",
        ["lets"] = "let us",
        ["pls"] = "please",
        ["plz"] = "please",
        ["thx"] = "thanks",
        ["tnx"] = "thanks",
        ["thanx"] = "thanks",
        ["jai"] = "j ai",
        ["cest"] = "c est",
        ["jsuis"] = "je suis",
        ["chuis"] = "je suis",
        ["chui"] = "je suis",
        ["jpense"] = "je pense",
        ["jveux"] = "je veux",
        ["jpeux"] = "je peux",
        ["jen"] = "j en",
        ["vc"] = "voce",
        ["vcs"] = "voces",
        ["pra"] = "para",
        ["pro"] = "para o",
        ["ca"] = "ca",
        ["hows"] = "how is",
        ["whos"] = "who is",
        ["wasnae"] = "was not",
        ["dunno"] = "do not know",
        ["kinda"] = "kind of",
        ["sorta"] = "sort of",
        ["jme"] = "je me",
        ["jm"] = "je m",
        ["jte"] = "je te",
        ["jsais"] = "je sais",
        ["jsui"] = "je suis",
        ["kil"] = "kill",
        ["kll"] = "kill",
        ["sucide"] = "suicide",
        ["suside"] = "suicide",
        ["livin"] = "living",
        ["dyin"] = "dying",
        ["imma"] = "i will",
        ["wnat"] = "want",
        ["wan"] = "want",
        ["teh"] = "the",
        ["lemme"] = "let me",
        ["gimme"] = "give me",
    }.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Split(' '), StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Suffixes = new Dictionary<string, string>
    {
        ["m"] = "am",
        ["re"] = "are",
        ["ve"] = "have",
        ["ll"] = "will",
        ["d"] = "would",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenSet<string> IsBefore = FrozenSet.ToFrozenSet(
        ["it", "that", "he", "she", "there", "what", "who", "where", "how", "when", "here", "this"],
        StringComparer.Ordinal);

    /// <summary>Behind these <c>im</c> is "I am", in front of any other word it is the German "in the".</summary>
    static readonly FrozenSet<string> AfterIAm = FrozenSet.ToFrozenSet(
        [
            "the", "so", "not", "done", "sick", "ill", "tired", "fed", "really", "just", "too", "very", "at",
            "out", "off", "away", "sorry", "fine", "afraid", "scared", "still", "already", "here", "there", "back",
            "home", "sad", "sure", "glad", "ready", "happy", "only", "never", "always", "with", "dead", "lost",
            "alone", "down", "stuck", "worthless", "useless", "better", "also", "all", "pretty", "quite", "over",
            "gone", "going", "suicidal", "depressed", "drunk", "broken", "empty", "safe", "unsafe", "hopeless", "numb",
        ], StringComparer.Ordinal);

    static readonly FrozenSet<string> BeforeTo =
        FrozenSet.ToFrozenSet(["want", "going", "need", "like", "ready", "have"], StringComparer.Ordinal);

    /// <summary>
    /// The words that a written one takes the place of; itself where it is none of several spellings.
    /// </summary>
    /// <param name="word">In lower case without accents; an apostrophe is <c>'</c>.</param>
    public static string[] Spelt(string word)
    {
        if (Written.TryGetValue(word, out var words))
            return words;

        var at = word.IndexOf('\'', StringComparison.Ordinal);
        return at < 0 ? [word] : Parted(word[..at], word[(at + 1)..].Replace("'", "", StringComparison.Ordinal));
    }

    /// <summary>What only the words around it can spell: "im" without an apostrophe, "want 2 go".</summary>
    public static List<Token> InContext(List<Token> tokens)
    {
        for (var at = 1; at < tokens.Count; at++)
        {
            if (tokens[at].Word == "2" && BeforeTo.Contains(tokens[at - 1].Word))
                tokens[at] = tokens[at] with { Word = "to" };
        }

        for (var at = tokens.Count - 2; at >= 0; at--)
        {
            if (tokens[at].Word != "im" || !IsAfterIAm(tokens[at + 1].Word))
                continue;

            tokens[at] = tokens[at] with { Word = "i" };
            tokens.Insert(at + 1, tokens[at] with { Word = "am", Before = Break.None });
        }

        return tokens;
    }

    static bool IsAfterIAm(string word) => AfterIAm.Contains(word)
        || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal);

    static string[] Parted(string first, string second) => (first, second) switch
    {
        ("can", "t") => ["can", "not"],
        ("won", "t") => ["will", "not"],
        ("ain", "t") => ["is", "not"],
        ("let", "s") => ["let", "us"],
        (_, "t") when first.EndsWith('n') => [first[..^1], "not"],
        (_, "s") when IsBefore.Contains(first) => [first, "is"],
        _ when Suffixes.TryGetValue(second, out var suffix) => [first, suffix],
        ("", _) => [second],
        (_, "") => [first],
        _ => [first, second],
    };
}
