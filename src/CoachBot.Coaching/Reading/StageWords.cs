using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>Where a situation is that a manager tells of.</summary>
public enum Stage
{
    /// <summary>Nothing of it is told.</summary>
    Open,

    /// <summary>A talk is still to come.</summary>
    Before,

    /// <summary>It goes on and does not move.</summary>
    Stuck,

    /// <summary>It did not go as hoped.</summary>
    Wrong,

    /// <summary>It went well.</summary>
    Well,
}

/// <summary>Reads where a situation is, in English; what is not understood is <see cref="Stage.Open"/>.</summary>
public static partial class StageWords
{
    public static Stage Of(string situation)
    {
        var plain = situation.Replace('\u2019', '\'');
        return Wrong().IsMatch(plain) ? Stage.Wrong
            : Stuck().IsMatch(plain) ? Stage.Stuck
            : Well().IsMatch(plain) ? Stage.Well
            : Before().IsMatch(plain) ? Stage.Before
            : Stage.Open;
    }

    [GeneratedRegex(
        """
        \b(?:went\s(?:wrong|badly|sideways|nowhere)|(?:did\snot|didn't)\s(?:go\swell|work|win|close|get)
          |not\sas\s(?:hoped|planned)
          |lost|failed|bombed|blew|messed\sup|mistake|disaster|upset|angry|said\sno|turned\s(?:us|him|her|them)\sdown)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Wrong();

    [GeneratedRegex(
        """
        \b(?:stuck|stalled|keeps?|again\sand\sagain|every\stime|always|never|no\sprogress|does\snot\smove|doesn't\smove
          |avoids?|hesitates?|struggles?|struggling|afraid|not\ssure|went\squiet|gone\squiet|ghosted|for\sweeks)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stuck();

    [GeneratedRegex(
        """
        \b(?:went\s(?:well|really\swell|better)|won|signed|closed\s(?:it|the|a|her|his)|success|worked|breakthrough
          |improved
          |did\sit|made\sit|nailed|celebrate|proud|happy)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Well();

    [GeneratedRegex(
        """
        \b(?:before|tomorrow|next\s(?:week|month|call|meeting)|upcoming|about\sto|going\sto|prepar\w+|has\sa|will
          |on\s(?:mon|tues|wednes|thurs|fri)day|first\s(?:call|meeting))\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();
}
