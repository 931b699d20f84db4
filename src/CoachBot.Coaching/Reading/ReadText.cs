using System.Collections.Immutable;
using CoachBot.Coaching.Reading.Phrases;

namespace CoachBot.Coaching.Reading;

/// <summary>A text once read: its words, with and without what is quoted, and the meanings found.</summary>
sealed class ReadText
{
    ReadText(string typed, Words all, Words own, bool isAllQuoted)
    {
        (Typed, All, Own, IsAllQuoted) = (typed, all, own, isAllQuoted);
        FoundInAll = RuleBook.Shipped.Find(all);
        FoundInOwn = ReferenceEquals(all, own) ? FoundInAll : RuleBook.Shipped.Find(own);
    }

    public string Typed { get; }

    public Words All { get; }

    /// <summary>Without what is in quotation marks, unless everything does.</summary>
    public Words Own { get; }

    /// <summary>What a person will say, from start to end.</summary>
    public bool IsAllQuoted { get; }

    public ImmutableArray<Finding> FoundInAll { get; }

    public ImmutableArray<Finding> FoundInOwn { get; }

    public static ReadText Of(string typed)
    {
        var tokens = Tokenizer.Tokens(typed);
        var all = RuleBook.Shipped.Read(tokens);
        if (!tokens.Exists(token => token.IsQuoted))
            return new(typed, all, all, false);

        return tokens.TrueForAll(token => token.IsQuoted)
            ? new(typed, all, all, true)
            : new(typed, all, RuleBook.Shipped.Read(WithoutQuotes(tokens)), false);
    }

    public bool Has(string meaning) => FoundInOwn.Any(found => found.Meaning == meaning);

    /// <summary>One word that means nothing takes the place of each quotation.</summary>
    static IEnumerable<Token> WithoutQuotes(List<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!tokens[at].IsQuoted)
                yield return tokens[at];
            else if (at == 0 || !tokens[at - 1].IsQuoted)
                yield return tokens[at] with { Word = "\"" };
        }
    }
}
