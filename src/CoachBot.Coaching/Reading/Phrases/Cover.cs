using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>Reads a stretch of words that is made of known phrases and of nothing else.</summary>
static class Cover
{
    /// <summary>The classes of the phrases, from left to right, longer phrases first.</summary>
    /// <param name="isMeant">Which classes make it.</param>
    /// <param name="isFiller">
    /// Which may come between them; of two phrases of one length the one that is meant goes first.
    /// </param>
    /// <returns><c>null</c>: something else is there too.</returns>
    public static ImmutableArray<Occurrence>? Read(
        Words words, int from, int to, Func<int, bool> isMeant, Func<int, bool>? isFiller = null)
    {
        var isDead = new bool[to + 1];
        var path = new Stack<Occurrence>();
        return Reaches(from) ? [.. path.Reverse()] : null;

        bool Reaches(int at)
        {
            if (at == to)
                return true;
            if (at > to || isDead[at])
                return false;

            foreach (var found in words.At(at)
                .Where(found => isMeant(found.Symbol) || isFiller?.Invoke(found.Symbol) == true)
                .OrderByDescending(found => found.Length).ThenByDescending(found => isMeant(found.Symbol)))
            {
                path.Push(found);
                if (Reaches(at + found.Length))
                    return true;
                path.Pop();
            }

            isDead[at] = true;
            return false;
        }
    }
}
