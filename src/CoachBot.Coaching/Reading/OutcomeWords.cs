using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>Knows a reply that names a result alone: a deal closed, a number reached.</summary>
static partial class OutcomeWords
{
    /// <summary>Longer than that, a reply says how.</summary>
    const int MostWords = 8;

    public static bool Is(string plain) =>
        plain.Split(' ').Length <= MostWords && !How().IsMatch(plain) && Result().IsMatch(plain);

    /// <summary>It says by what, in which talk, or before what; or a result is what is asked about.</summary>
    [GeneratedRegex(
        @"\b(?:by|with|without|before|after|while|when|using|instead|ask\w*|question\w*|call|meeting|if|what|how)\b|:",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex How();

    [GeneratedRegex(
        """
        ^(?:
            close\s+(?!out\b|off\b|in\b|my\b|the\s+(?:gap|loop|laptop|door|deck|tab)|each|every|all)
              \S+(?:\s\S+){0,4}
          | win\s+(?:(?:the|a|an|more|new|back|two|three|\d+)\s.*
              (?:deals?|renewals?|accounts?|customers?|business|tenders?|pitch|bid|contracts?)
              |(?:deals|business|customers))
          | land\s+(?:the|a|an|more|two|three|\d+)\s.*
              (?:deals?|renewals?|accounts?|customers?|clients?|contracts?|logos?)
          | (?:hit|make|reach|beat|exceed|meet)\s+(?:(?:my|the|our|this\smonth's|this\squarter's)\s)?
              (?:quota|targets?|numbers?|forecast|plan)
          | reach\s+\S*\d\S*
          | sell\s+(?:more|\d+)(?:\s\S+){0,3}
          | (?:make|get|do)\s+more\s+(?:sales|deals|revenue|business)
          | more\s+(?:sales|deals|revenue)
          | (?:increase|grow|raise|double|boost)\s+(?:(?:my|the|our)\s)?
              (?:revenue|sales|pipeline|numbers|win\srate|close\srate|conversion(?:\srate)?|margin|turnover|business)
              (?:\s.*)?
          | sign\s+(?:(?:the|a|an|one|two|three|four|five|\d+|more|new)\s)+
              (?:new\s)?(?:customers?|deals?|contracts?|clients?|accounts?|logos?)
          | get\s+.+\s(?:signed|to\s(?:sign|buy|close|renew|commit))
          | get\s+(?:the|a|an)\s(?:po|contract|deal|order|signature|renewal)(?:\s.*)?
          | (?:get|book|set\sup)\s+(?:more|\d+|two|three|four|five|ten)\s(?:more\s|new\s)*
              (?:meetings|demos|deals|orders|leads|customers|appointments|signatures)
        )$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Result();
}
