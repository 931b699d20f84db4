using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>The languages that a text may be in.</summary>
/// <param name="All">By the language's place among all.</param>
/// <param name="ForDanger">Those in which danger is looked for: a miss is worse than a false alarm.</param>
readonly record struct LanguagesOfText(bool[] All, bool[] ForDanger)
{
    public bool Have(PhraseRule rule) => (rule.IsOfDanger ? ForDanger : All)[rule.Language];
}

/// <summary>Tells the languages of a text by its small words.</summary>
/// <remarks>
/// Several, since people mix them; all of them for a text without a small word. So the Italian <c>ferie</c> is no
/// Polish one.
/// </remarks>
/// <param name="smallWords">The class of each language's small words, in the order of the languages.</param>
sealed class Languages(ImmutableArray<int> smallWords)
{
    /// <summary>A language with less than a third of the small words of the first is none of the text's.</summary>
    const int LeastShare = 3;

    const int LeastShareOfDanger = 5;

    public LanguagesOfText Of(Words words)
    {
        var counts = new int[smallWords.Length];
        for (var at = 0; at < words.Count; at++)
        {
            for (var i = 0; i < smallWords.Length; i++)
            {
                if (words.Has(smallWords[i], at))
                    counts[i]++;
            }
        }

        var most = counts.DefaultIfEmpty().Max();
        return new(With(LeastShare), With(LeastShareOfDanger));

        bool[] With(int share) =>
            [.. counts.Select(count => most == 0 || (count > 0 && count * share >= most))];
    }
}
