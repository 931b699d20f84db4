using System.Collections.Frozen;
using CoachBot.Coaching.Reading.Phrases;

namespace CoachBot.Coaching.Reading;

/// <summary>An answer that questions offer, or neither of two.</summary>
public enum ShortAnswer
{
    Yes,
    No,
    Skip,
    Done,
    Tried,
    NotYet,
    Little,
    Some,
    ALot,
    DontKnow,
    Maybe,
}

/// <summary>Reads a text that is, from start to end, a short answer, in eight languages.</summary>
/// <remarks>Which of them fits is for the open question to say: "done" answers no scale.</remarks>
public static class ShortAnswerReader
{
    const string Filler = "short.filler";

    /// <summary>Where two are said, the later one in this list is meant: "yes, I did it" is done.</summary>
    static readonly (ShortAnswer Answer, string Class)[] Classes =
    [
        (ShortAnswer.Yes, "short.yes"), (ShortAnswer.No, "short.no"), (ShortAnswer.Skip, "short.skip"),
        (ShortAnswer.Little, "short.little"), (ShortAnswer.Some, "short.some"), (ShortAnswer.ALot, "short.a-lot"),
        (ShortAnswer.Done, "short.done"), (ShortAnswer.Tried, "short.tried"), (ShortAnswer.NotYet, "short.not-yet"),
        (ShortAnswer.DontKnow, "short.dont-know"),
        (ShortAnswer.Maybe, "short.maybe"),
    ];

    static readonly FrozenDictionary<int, ShortAnswer> Answers = Classes.ToFrozenDictionary(
        entry => RuleBook.Shipped.Shared(entry.Class), entry => entry.Answer);

    static readonly int Fillers = RuleBook.Shipped.Shared(Filler);

    /// <returns><c>null</c>: something else, or more than one answer.</returns>
    public static ShortAnswer? Read(string text) => Read(ReadText.Of(text).All, text);

    internal static ShortAnswer? Read(Words words, string typed)
    {
        if (words.Count == 0)
            return Sign(typed);
        if (words.Count > 9)
            return null;

        var found = Cover.Read(words, 0, words.Count, Answers.ContainsKey, symbol => symbol == Fillers)
            ?.Where(one => one.Symbol != Fillers).Select(one => Answers[one.Symbol]).Distinct().ToList();
        return found is null or [] || (found.Contains(ShortAnswer.Yes) && found.Contains(ShortAnswer.No))
            ? null
            : found.MaxBy(answer => Array.FindIndex(Classes, entry => entry.Answer == answer));
    }

    /// <summary>Of a text without a word.</summary>
    static ShortAnswer? Sign(string typed)
    {
        foreach (var rune in typed.EnumerateRunes())
        {
            switch (rune.ToString())
            {
                case "👍" or "👌" or "✅" or "✔" or "🙌" or "💯" or "☑" or "🆗":
                    return ShortAnswer.Yes;
                case "👎" or "❌" or "🚫" or "✖":
                    return ShortAnswer.No;
                case "🤷":
                    return ShortAnswer.DontKnow;
            }
        }

        return null;
    }
}
