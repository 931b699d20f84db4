using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>A class of words, and how many words may stand before it.</summary>
readonly record struct Step(int Symbol, int Gap);

/// <summary>Classes of words in an order, inside one sentence.</summary>
sealed record Sequence(ImmutableArray<Step> Steps)
{
    public bool StartsSentence { get; init; }
    public bool StartsText { get; init; }
    public bool EndsSentence { get; init; }
    public bool EndsText { get; init; }

    /// <summary>Words that may stand between it and that end.</summary>
    public int GapAtEnd { get; init; }

    public int First => Steps[0].Symbol;

    /// <returns>The first word behind; <c>null</c>: not here.</returns>
    public int? EndFrom(Words words, int at)
    {
        if ((StartsSentence && !words.StartsSentence(at)) || (StartsText && !words.StartsText(at)))
            return null;

        return From(words, 0, at);
    }

    /// <summary>Whether the text has every class of it: nothing else needs to be looked at if not.</summary>
    public bool CanBeIn(Words words)
    {
        foreach (var step in Steps)
        {
            if (!words.Has(step.Symbol))
                return false;
        }

        return true;
    }

    public bool IsIn(Words words, int from, int to)
    {
        if (!CanBeIn(words))
            return false;

        for (var at = from; at < to; at++)
        {
            if (words.LengthAt(First, at) > 0 && EndFrom(words, at) is not null)
                return true;
        }

        return false;
    }

    int? From(Words words, int step, int at)
    {
        foreach (var occurrence in words.At(at))
        {
            if (occurrence.Symbol != Steps[step].Symbol)
                continue;

            var end = at + occurrence.Length;
            if (step == Steps.Length - 1)
            {
                if (IsAtEnd(words, end))
                    return end;
            }
            else if (Behind(words, step + 1, end) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    bool IsAtEnd(Words words, int end)
    {
        if (!EndsSentence && !EndsText)
            return true;

        for (var at = end; at <= Math.Min(words.Count, end + GapAtEnd); at++)
        {
            if (EndsText ? words.EndsText(at) : words.EndsSentence(at))
                return true;
            if (at < words.Count && words.IsNewSentence(at))
                return false;
        }

        return false;
    }

    int? Behind(Words words, int step, int at)
    {
        for (var skipped = 0; skipped <= Steps[step].Gap && at + skipped < words.Count; skipped++)
        {
            if (words.IsNewSentence(at + skipped))
                return null;
            if (From(words, step, at + skipped) is { } end)
                return end;
        }

        return null;
    }
}
