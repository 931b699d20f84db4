using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>How a text tells a person what to do.</summary>
public enum DirectiveKind
{
    /// <summary>"You should …".</summary>
    Do,

    /// <summary>"Don't …".</summary>
    Refrain,

    /// <summary>"Stop …ing".</summary>
    Stop,

    /// <summary>"Why didn't you …".</summary>
    Past,
}

/// <summary>A text that tells instead of asking. Made to stay silent in doubt; English alone.</summary>
/// <param name="Act">
/// What is to be done, as it follows "to" (after <see cref="DirectiveKind.Stop"/> as it follows "without");
/// <c>null</c>: it cannot be lifted out of its sentence.
/// </param>
public sealed partial record DirectiveDetector(DirectiveKind Kind, string? Act)
{
    /// <summary>Longer than that, an act is more than one.</summary>
    const int MostWords = 14;

    /// <summary>Takes the place of what a person quoted: those are not the writer's words.</summary>
    const char Quotation = '\uFDD0';

    static readonly (DirectiveKind Kind, Regex Said)[] Patterns =
    [
        (DirectiveKind.Past, Past()), (DirectiveKind.Refrain, Refrain()), (DirectiveKind.Stop, Stop()),
        (DirectiveKind.Do, Do()),
    ];

    /// <summary>The first that a text holds; <c>null</c>: none.</summary>
    public static DirectiveDetector? Find(string text)
    {
        var plain = Quoted().Replace(text.Replace('’', '\''), Quotation.ToString());
        foreach (Match sentence in Sentence().Matches(plain))
        {
            var isQuestion = sentence.Groups["end"].Value.Contains('?', StringComparison.Ordinal);
            var said = sentence.Groups["said"].Value;
            foreach (var clause in Clauses(said))
            {
                if ((isQuestion ? Read(clause, Asked()) : Read(clause)) is { } found)
                    return found;
            }
        }

        return null;
    }

    static DirectiveDetector? Read(string clause) => Patterns
        .Select(pattern => pattern.Said.Match(clause) is { Success: true } match
            ? new DirectiveDetector(pattern.Kind, Lifted(match, pattern.Kind)) : null)
        .FirstOrDefault(found => found is not null);

    /// <summary>Of questions only those that blame, and "why don't you": the others ask.</summary>
    static DirectiveDetector? Read(string clause, Regex asked) =>
        asked.Match(clause) is not { Success: true } match ? null
        : match.Groups["now"].Success ? new(DirectiveKind.Do, Lifted(match, DirectiveKind.Do))
        : new(DirectiveKind.Past, Lifted(match, DirectiveKind.Past));

    /// <summary>The sentence, and what follows each of its commas: a telling begins one of them.</summary>
    static ImmutableArray<string> Clauses(string sentence)
    {
        var whole = Bare(sentence);
        return
        [
            whole,
            .. Between().Split(sentence).Skip(1).Select(Bare),
        ];
    }

    /// <summary>Without what only leads up to it.</summary>
    static string Bare(string clause)
    {
        var bare = string.Join(' ', clause.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (Leading().Match(bare) is { Success: true, Length: > 0 } led)
            bare = bare[led.Length..];
        return bare;
    }

    static string? Lifted(Match match, DirectiveKind kind)
    {
        if (match.Groups["act"] is not { Success: true, Value: var said })
            return null;

        var act = Adverbs().Replace(After().Split(said)[0], "").Trim().TrimEnd('.', '!', '?', ' ');
        var words = act.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 0 or > MostWords || act.Contains(Quotation, StringComparison.Ordinal)
            || (kind != DirectiveKind.Stop && NoVerb().IsMatch(words[0]))
                ? null
                : act;
    }

    [GeneratedRegex("\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<said>[^.!?;:\n]+)(?<end>[.!?;:\n]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@",|\s[-–—]\s|\s(?=but\s|so\s)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(
        """
        ^(?:(?:and|but|so|then|also|well|ok|okay|look|honestly|actually|maybe|perhaps|personally|please|again|today
          |tomorrow|(?:hi|hey|hello|dear)(?:\s\p{Lu}\p{L}+)?|(?:for\s)?next\stime|from\snow\son|in\smy\s(?:view|opinion)
          |i\s(?:really\s)?(?:think|believe|feel|guess)(?:\sthat)?)(?:,\s?|\s|$))
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Leading();

    [GeneratedRegex(
        """
        ^(?:
            you(?:\s(?:really|just|probably|definitely|simply|always|also))*
              (?:\s(?:should|must|need\sto|have\sto|ought\sto|could\sjust|had\sbetter|have\sgot\sto|gotta
                |are\ssupposed\sto)|'(?:d\sbetter|ve\sgot\sto|re\ssupposed\sto))
              \s(?!be\s(?:very\s|so\s|really\s)?(?:proud|pleased|happy|glad|tired|surprised|able)
                |(?:know|see|hear|have|leave)\b|go\snow\b)(?<act>.+)
          | (?:i'd|i\swould|i)\s(?:strongly\s)?(?:suggest|recommend|advise)\s(?:that\s)?you\s(?:to\s)?(?<act>.+)
          | i\s(?:want|need|expect)\syou\sto\s(?!know\b)(?<act>.+)
          | if\si\swere\syou,?\s(?:i'd|i\swould)\s(?<act>.+)
          | (?:make\ssure|be\ssure)\s(?:to|that\syou|you)\s(?<act>.+)
          | make\ssure\b.*
          | (?:remember|don't\sforget|do\snot\sforget|try)\sto\s(?<act>.+)
          | always\s(?<act>.+)
          | it\s(?:would|'d)\sbe\sbetter\sif\syou\b.*
        )$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Do();

    [GeneratedRegex(
        """
        ^(?:
            (?:don't|do\snot)\s(?!worry|hesitate|forget|you\b|we\b|they\b|know\b|mind\b)(?<act>.+)
          | never\s(?!mind\b)(?<act>.+)
          | you\s(?:should(?:n't|\snot|\snever)|must(?:n't|\snot|\snever)|(?:can't|cannot)\sjust|ought\snot\sto
              |had\sbetter\snot)\s(?!be\b|have\b)(?<act>.+)
        )$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refrain();

    [GeneratedRegex(
        @"^stop\s(?<act>\p{L}+ing\b.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stop();

    [GeneratedRegex(
        """
        ^(?:
            why\s(?:didn't\syou|did\syou\snot)\s(?<act>.+)
          | why\s(?:haven't\syou|have\syou\snot)\b.*
          | you\sshould(?:'ve|\shave)\s(?!seen\b|heard\b).*
        )$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Past();

    [GeneratedRegex(
        """
        ^(?:
            why\s(?:didn't\syou|did\syou\snot)\s(?<act>.+)
          | why\s(?:haven't\syou|have\syou\snot)\b.*
          | (?<now>why\sdon't\syou)\s(?<act>.+)
        )$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(
        @"[,;:(]|\s[-–—]\s|\s(?:because|since|though|although|but|please)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex After();

    [GeneratedRegex(
        @"^(?:(?:always|really|just|also|probably|definitely|simply|first|maybe|perhaps|actually|please)\s)+",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Adverbs();

    /// <summary>What follows "to" in no sentence.</summary>
    [GeneratedRegex(
        @"^(?:the|a|an|it|that|this|these|he|she|they|we|i|you|your|not|is|are|was|were|to|for|in|on|at)$|[^\p{L}'-]",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NoVerb();
}
