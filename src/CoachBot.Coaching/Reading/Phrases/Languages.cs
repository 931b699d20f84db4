using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Tells the languages that a text may be in, by its small words.</summary>
/// <remarks>
/// Several, since people mix them; all of them for a text without a small word. So the Italian <c>ferie</c> is no
/// Polish one.
/// </remarks>
/// <param name="smallWords">The class of each language's small words.</param>
sealed class Languages(ImmutableArray<(string Language, int Symbol)> smallWords)
{
    /// <summary>A language with less than a third of the small words of the first is none of the text's.</summary>
    const int LeastShare = 3;

    /// <summary>The same where a miss is worse than a false alarm.</summary>
    const int LeastShareOfDanger = 5;

    /// <summary>The languages of a text; and those in which danger is looked for.</summary>
    public (ImmutableHashSet<string> All, ImmutableHashSet<string> ForDanger) Of(Words words)
    {
        var counts = new int[smallWords.Length];
        for (var at = 0; at < words.Count; at++)
        {
            for (var i = 0; i < smallWords.Length; i++)
            {
                if (words.Has(smallWords[i].Symbol, at))
                    counts[i]++;
            }
        }

        var most = counts.DefaultIfEmpty().Max();
        return (With(LeastShare), With(LeastShareOfDanger));

        ImmutableHashSet<string> With(int share) =>
        [
            .. smallWords.Where((_, i) => most == 0 || (counts[i] > 0 && counts[i] * share >= most))
                .Select(entry => entry.Language),
        ];
    }
}
