using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CoachBot.Core.Text;

/// <summary>
/// Something to be said, apart from the words: a key of <c>Text/xx.json</c> and what fills its places.
/// </summary>
/// <param name="Values">In order: <c>{0}</c>, <c>{1}</c> … of the words.</param>
public sealed record Phrase(string Key, params ImmutableArray<PhraseValue> Values)
{
    /// <summary>A person's own words alone, unchanged.</summary>
    public static Phrase Verbatim(string words) => new(VerbatimKey, new PhraseValue.Words(words));

    /// <summary>The key of a phrase that is no copy but a person's words.</summary>
    public const string VerbatimKey = "verbatim";

    public bool Equals(Phrase? other) => other is not null && Key == other.Key && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Key, Values.Length);
}

/// <summary>A value in a place of a phrase. Closed, so that a pending message can be stored and said later.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Words), "words")]
[JsonDerivedType(typeof(Count), "count")]
[JsonDerivedType(typeof(Day), "day")]
[JsonDerivedType(typeof(Time), "time")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Listed), "listed")]
public abstract record PhraseValue
{
    PhraseValue()
    {
    }

    /// <summary>A person's words or a name, unchanged. Renderers escape them, once.</summary>
    public sealed record Words(string Text) : PhraseValue;

    /// <summary>A number; it also picks the plural form.</summary>
    public sealed record Count(long Number) : PhraseValue;

    /// <summary>A calendar day, said as <c>14 Oct</c> in the reader's language.</summary>
    /// <param name="Weekday">Said with its name: <c>Monday 16 Nov</c>.</param>
    public sealed record Day(DateOnly On, bool Weekday = false) : PhraseValue;

    /// <summary>A time of day, said as <c>09:00</c>.</summary>
    public sealed record Time(TimeOnly At) : PhraseValue;

    /// <summary>Another phrase.</summary>
    public sealed record Said(Phrase Phrase) : PhraseValue;

    /// <summary>Phrases one after another, joined as the reader's language lists things.</summary>
    public sealed record Listed(ImmutableArray<Phrase> Phrases) : PhraseValue
    {
        public bool Equals(Listed? other) => other is not null && Phrases.SequenceEqual(other.Phrases);

        public override int GetHashCode() => Phrases.Length;
    }

    public static implicit operator PhraseValue(string text) => new Words(text);
    public static implicit operator PhraseValue(int number) => new Count(number);
    public static implicit operator PhraseValue(DateOnly on) => new Day(on);
    public static implicit operator PhraseValue(TimeOnly at) => new Time(at);
    public static implicit operator PhraseValue(Phrase phrase) => new Said(phrase);
}

/// <summary>A value; or a refusal with words to say.</summary>
public readonly struct Result<T>
{
    readonly T? _value;
    readonly Phrase? _refusal;

    Result(T? value, Phrase? refusal) => (_value, _refusal) = (value, refusal);

    public bool Try(
        [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Phrase? refusal)
    {
        (value, refusal) = (_value, _refusal);
        return refusal is null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);
    public static implicit operator Result<T>(Phrase refusal) => new(default, refusal);
}
