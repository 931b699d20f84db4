using System.Collections.Frozen;

namespace CoachBot.Coaching.Model;

/// <summary>Where the milestones of a rep go, as the rep chose.</summary>
public enum PraiseAudience
{
    /// <summary>Spoken of with the rep alone.</summary>
    JustMe,

    Manager,

    /// <summary>The manager first, and the team's channel with what the manager says to it.</summary>
    Team,

    /// <summary>Kept, and not spoken of.</summary>
    Nobody,
}

/// <summary>The audiences as typed after <c>praise to</c>.</summary>
public static class PraiseWords
{
    public const string Word = "praise to";

    public static readonly FrozenDictionary<string, PraiseAudience> All =
        new Dictionary<string, PraiseAudience>(StringComparer.Ordinal)
        {
            ["just me"] = PraiseAudience.JustMe,
            ["my manager"] = PraiseAudience.Manager,
            ["my team"] = PraiseAudience.Team,
            ["nobody"] = PraiseAudience.Nobody,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
