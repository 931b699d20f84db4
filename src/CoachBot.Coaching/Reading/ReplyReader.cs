using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>What a reply to the weekly question calls for: at most one question, and mostly none.</summary>
public abstract record ReplyMeaning
{
    ReplyMeaning()
    {
    }

    /// <summary>Nothing to ask.</summary>
    public sealed record Fine : ReplyMeaning;

    /// <summary>Several things to do.</summary>
    /// <param name="Actions">Two or more, in the rep's own words.</param>
    public sealed record Several(ImmutableArray<string> Actions) : ReplyMeaning;

    /// <summary>A result, and nothing that the rep does for it.</summary>
    public sealed record Outcome : ReplyMeaning;

    /// <summary>Nothing that anybody could see.</summary>
    public sealed record Vague : ReplyMeaning;
}

/// <summary>Reads a reply to the weekly question: several actions, an outcome, something vague, or neither.</summary>
/// <remarks>
/// Pure, and made to stay silent: a question that is not asked costs nothing, a needless one costs trust. Only short,
/// plain forms are known; a reply that says by what, before what or in which call is never asked about.
/// </remarks>
public static partial class ReplyReader
{
    public static ReplyMeaning Read(string text)
    {
        if (Actions.In(text) is { Length: > 1 } actions)
            return new ReplyMeaning.Several(actions);

        var words = Plain(text);
        return OutcomeWords.Is(words) ? new ReplyMeaning.Outcome()
            : VagueWords.Is(words) ? new ReplyMeaning.Vague()
            : new ReplyMeaning.Fine();
    }

    /// <summary>
    /// In lower case, with single blanks, without what is quoted and without the beginning that says that one will.
    /// </summary>
    internal static string Plain(string text)
    {
        var plain = Quoted().Replace(text.Replace('’', '\''), " … ").ToLowerInvariant();
        plain = Blanks().Replace(plain, " ").Trim().TrimEnd('.', '!').TrimEnd();
        for (var before = ""; before != plain;)
        {
            before = plain;
            plain = Opening().Replace(plain, "");
        }

        return plain;
    }

    [GeneratedRegex("[\"“”„«][^\"“”„«»]*[\"“”»]|(?<!\\w)'[^']*'(?!\\w)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"^(?:i'll|i will|i'd like to|i would like to|i want to|i'm going to|i am going to|i plan to|we'll|we will|"
            + @"my goal is to|going to|try to|trying to|this week|just|please|first|also|and|then|to)(?:,)?\s+",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Opening();
}
