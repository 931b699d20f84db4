using System.Collections.Frozen;
using CoachBot.Coaching.Reading.Phrases;

namespace CoachBot.Coaching.Reading;

/// <summary>Reads how it went, and what is said about it, from one text.</summary>
/// <remarks>
/// An outcome that a mark sets apart ("done! six of twenty stayed on") is left out of the note; where it is told inside
/// the sentence ("did it with both of them", "tried and tested questions first") the whole text is the note.
/// </remarks>
static class OutcomeReader
{
    static readonly FrozenDictionary<int, OutcomeKind> Leading = new Dictionary<string, OutcomeKind>
    {
        ["outcome.done"] = OutcomeKind.Done,
        ["outcome.tried"] = OutcomeKind.Tried,
        ["outcome.not-yet"] = OutcomeKind.NotYet,
        ["short.yes"] = OutcomeKind.Done,
        ["short.no"] = OutcomeKind.NotYet,
        ["short.done"] = OutcomeKind.Done,
        ["short.tried"] = OutcomeKind.Tried,
        ["short.not-yet"] = OutcomeKind.NotYet,
    }.ToFrozenDictionary(entry => RuleBook.Shipped.Shared(entry.Key), entry => entry.Value);

    static readonly int Tail = RuleBook.Shipped.Shared("outcome.tail");
    static readonly int And = RuleBook.Shipped.Shared("outcome.and");
    static readonly int Joins = RuleBook.Shipped.Shared("outcome.joins");
    static readonly int Before = RuleBook.Shipped.Shared("outcome.before");

    /// <returns><c>null</c>: no outcome is told.</returns>
    public static MessageMeaning.Outcome? Read(ReadText text) =>
        SetApart(text) ?? (Told(text) is { } kind ? new MessageMeaning.Outcome(kind, Trimmed(text.Typed)) : null);

    /// <summary>The outcome that a sentence speaks of.</summary>
    public static OutcomeKind? Told(ReadText text)
    {
        foreach (var found in text.FoundInOwn)
        {
            switch (found.Meaning)
            {
                case "told.not-yet":
                    return OutcomeKind.NotYet;
                case "told.tried":
                    return OutcomeKind.Tried;
                case "told.done":
                    return OutcomeKind.Done;
            }
        }

        return null;
    }

    static MessageMeaning.Outcome? SetApart(ReadText text)
    {
        var words = text.All;
        for (var start = 0; start < words.Count; start += words.LengthAt(Before, start))
        {
            if (From(text, start) is { } outcome)
                return outcome;
            if (!words.Has(Before, start))
                return null;
        }

        return null;
    }

    static MessageMeaning.Outcome? From(ReadText text, int start)
    {
        var words = text.All;
        foreach (var found in words.At(start).Where(found => Leading.ContainsKey(found.Symbol))
            .OrderByDescending(found => found.Length))
        {
            if (Behind(words, start, found.Length) is { } note)
                return new(Leading[found.Symbol], note < words.Count ? Trimmed(Rest(text, note)) : null);
            if (IsJoined(words, start, found.Length))
                return new(Leading[found.Symbol], Trimmed(text.Typed));
        }

        return null;
    }

    /// <summary>Where the note begins.</summary>
    /// <returns>The count of words: nowhere; <c>null</c>: what was found is not set apart.</returns>
    static int? Behind(Words words, int start, int length)
    {
        var at = End(words, start, length);
        if (at == words.Count)
            return at;

        var and = Math.Max(words.LengthAt(And, at), words.LengthAt(Joins, at));
        return words.Tokens[at].Before is not Break.None || words.LengthAt(And, at) > 0 ? at + and : null;
    }

    /// <summary>"Tried and tested": no mark is between them, so that no word may be left out.</summary>
    static bool IsJoined(Words words, int start, int length)
    {
        var at = End(words, start, length);
        return at < words.Count && words.LengthAt(Joins, at) > 0;
    }

    /// <summary>Behind what repeats the outcome or says nothing new.</summary>
    static int End(Words words, int start, int length)
    {
        var at = start + length;
        while (at < words.Count && (Repeats(words, start, length, at) ?? TailAt(words, at)) is { } more)
            at += more;
        return at;
    }

    static int? TailAt(Words words, int at) => words.LengthAt(Tail, at) is > 0 and var length ? length : null;

    /// <summary>"Done done done".</summary>
    static int? Repeats(Words words, int start, int length, int at)
    {
        for (var i = 0; i < length; i++)
        {
            if (at + i >= words.Count || words.Tokens[at + i].Word != words.Tokens[start + i].Word)
                return null;
        }

        return length;
    }

    static string Rest(ReadText text, int from) => text.Typed[text.All.Tokens[from].Start..];

    /// <summary>As typed, without marks in front of the first word; nothing if there is no word.</summary>
    static string? Trimmed(string note) => note.Trim() is { Length: > 0 } words ? words : null;
}
