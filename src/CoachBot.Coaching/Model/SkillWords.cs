using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Model;

/// <summary>Puts a rep's skill, said of themselves, into a question said to them.</summary>
public static partial class SkillWords
{
    /// <summary>
    /// The whole words my, mine, myself, I, me become your, yours, yourself, you, you (and <c>am</c> after I
    /// <c>are</c>); nothing else changes.
    /// </summary>
    public static string ToYou(string skill) => FirstPerson().Replace(skill, match =>
    {
        var said = match.Groups["word"].Value;
        var turned = said.ToLowerInvariant() switch
        {
            "my" => "your",
            "mine" => "yours",
            "myself" => "yourself",
            _ => "you",
        };
        // "I" is written large wherever it is; "My" only at the beginning.
        var large = char.IsUpper(said[0]) && !said.Equals("I", StringComparison.Ordinal);
        return (large ? char.ToUpperInvariant(turned[0]) + turned[1..] : turned)
            + (match.Groups["am"].Success ? match.Groups["blank"].Value + "are" : "");
    });

    /// <summary>Sixteen hex digits that stand for a skill in a key: its words are of any length.</summary>
    public static string Hash(string skill) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
        System.Text.Encoding.UTF8.GetBytes(skill.ToUpperInvariant())).AsSpan(0, 8));

    // An apostrophe belongs to its word: "I'm" is no whole word I.
    [GeneratedRegex(
        @"(?<![\w'’])(?:(?<word>I)(?<blank>\s+)(?<am>am)(?![\w'’])|(?<word>my|mine|myself|i|me)(?![\w'’]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstPerson();
}
