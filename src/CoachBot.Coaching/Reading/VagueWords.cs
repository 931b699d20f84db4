using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>Knows a reply in which nothing can be seen: "be better", "listen more".</summary>
static partial class VagueWords
{
    /// <summary>Longer than that, there is something in it to see.</summary>
    const int MostWords = 6;

    public static bool Is(string plain) => plain.Split(' ').Length <= MostWords && Said().IsMatch(plain);

    [GeneratedRegex(
        """
        ^(?:
            be\s+(?:more\s+\w+|better|a\s+better\s+\w+|present|confident|curious|patient|positive|professional|good
              |great|myself)(?:\s+(?:at|in|with|on)(?:\s\w+){1,2})?
          | (?:do|get|become)\s+better(?:\s+(?:at|in|with)(?:\s\w+){1,2})?
          | (?:do|try|give)\s+(?:it\s+)?my\s+(?:very\s+)?best
          | try\s+(?:harder|more|it)
          | keep\s+(?:going|trying|at\s+it|it\s+up)
          | (?:improve|practi[cs]e|focus|learn|work\s+harder|work\s+on\s+it)
          | improve\s+(?:my|the|our)(?:\s\w+){1,3}
          | (?:work|focus)\s+on\s+(?:my|the|our)(?:\s\w+){1,3}
          | (?:listen|communicate|question|sell|prepare|negotiate)\s+(?:more|better)(?:\s+(?:to|with)(?:\s\w+){1,2})?
          | (?:ask|use|do)\s+(?:better|good|more|great)\s+(?:questions|discovery|listening)
          | better\s+\w+
          | more\s+(?:questions|listening|discovery|effort|focus|practice|confidence)
          | (?:dunno|idk|no\s+idea|not\s+sure|(?:i\s+)?don't\s+know|whatever|something|anything|tbd|\?+)(?:\W.*)?
        )$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Said();
}
