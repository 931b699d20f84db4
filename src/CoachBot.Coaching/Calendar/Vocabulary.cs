using System.Collections.Frozen;

namespace CoachBot.Coaching.Calendar;

/// <summary>Words by what they mean.</summary>
static class Vocabulary
{
    /// <param name="meanings">Each with its words, parted by blanks.</param>
    public static FrozenDictionary<string, T> Of<T>(params IEnumerable<(T Meaning, string Words)> meanings) =>
        meanings
            .SelectMany(entry => entry.Words.Split(' '), (entry, word) => KeyValuePair.Create(word, entry.Meaning))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
