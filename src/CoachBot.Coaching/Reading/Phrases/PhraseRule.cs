using System.Collections.Immutable;

namespace CoachBot.Coaching.Reading.Phrases;

/// <summary>What else a rule asks of the sentence, or of the whole text.</summary>
sealed record Condition(ImmutableArray<Sequence> Any, bool IsOfText, bool IsNot)
{
    public bool Holds(Words words, int at)
    {
        var (from, to) = IsOfText ? (0, words.Count) : words.SentenceOf(at);
        foreach (var sequence in Any)
        {
            if (sequence.IsIn(words, from, to))
                return !IsNot;
        }

        return IsNot;
    }
}

/// <summary>A meaning, and the words that have it.</summary>
/// <param name="Language">Its place among the languages.</param>
/// <param name="Pattern">As written.</param>
sealed record PhraseRule(
    string Meaning, int Language, string Pattern, ImmutableArray<Sequence> Any, ImmutableArray<Condition> Conditions)
{
    public bool IsOfDanger { get; } = Meaning is "danger" or "danger.self" or "danger.other";
}

/// <summary>A meaning found in a text, where, and by which rule.</summary>
/// <param name="End">The first word behind.</param>
readonly record struct Finding(PhraseRule Rule, int Start, int End)
{
    public string Meaning => Rule.Meaning;
}
