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
/// <param name="Pattern">As written.</param>
sealed record PhraseRule(
    string Meaning, string Language, string Pattern, ImmutableArray<Sequence> Any, ImmutableArray<Condition> Conditions)
{
    public bool IsOfDanger { get; } = Meaning is "danger" or "danger.self" or "danger.other";
}

/// <summary>A meaning found in a text, where, and by which rule.</summary>
/// <param name="End">The first word behind.</param>
readonly record struct Finding(PhraseRule Rule, int Start, int End)
{
    public string Meaning => Rule.Meaning;
}
