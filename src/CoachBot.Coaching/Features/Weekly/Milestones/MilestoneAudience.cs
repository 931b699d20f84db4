using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>What others see of the milestones that a rep shared, and will see from now on.</summary>
static class MilestoneAudience
{
    /// <summary>Milestones with a line of their own; what is older is counted.</summary>
    const int Most = 2;

    public static IEnumerable<SeenLine> Lines(PersonTurn turn, ImmutableArray<SharedMilestone> shared)
    {
        foreach (var one in shared.Reverse().Take(Most))
            yield return new(30, MilestoneText.Seen(one, turn.Profile.Name ?? ""));
        if (shared.Length > Most)
            yield return new(30, MilestoneText.MoreSeen(shared.Length - Most));
        if (turn.Team is { Managers.IsEmpty: false } team
            && turn.Profile.PraiseTo is { } to and (PraiseAudience.Manager or PraiseAudience.Team))
            yield return new(86, MilestoneText.FromNowOn(to, team.ManagerNames.FirstOrDefault() ?? ""));
    }
}
