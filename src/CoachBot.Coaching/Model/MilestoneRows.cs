using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>Which milestones a rep has reached: a row each, kept when its words are gone.</summary>
public static class MilestoneRows
{
    public const string Prefix = "milestone|";

    public static RowRange All { get; } = RowRange.Prefix(Prefix);
}
