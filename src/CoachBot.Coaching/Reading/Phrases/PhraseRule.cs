using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>What else a rule asks of the sentence, or of the whole text.</summary>
sealed record Condition(ImmutableArray<Sequence> Any, bool IsOfText, bool IsNot)
{
    public bool Holds(Words words, int at)
    {
        var (from, to) = IsOfText ? (0, words.Count) : words.SentenceOf(at);
        return Any.Any(sequence => sequence.IsIn(words, from, to)) != IsNot;
    }
}

/// <summary>A meaning, and the words that have it.</summary>
sealed record PhraseRule(string Meaning, ImmutableArray<Sequence> Any, ImmutableArray<Condition> Conditions);

/// <summary>A meaning found in a text, and where.</summary>
readonly record struct Finding(string Meaning, int Start, int End);
