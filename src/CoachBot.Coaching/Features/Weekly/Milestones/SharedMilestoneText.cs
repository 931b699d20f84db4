using CoachBot.Coaching.Model;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>A shared milestone in words.</summary>
static class SharedMilestoneText
{
    /// <summary>The facts, as others read them.</summary>
    public static Phrase Said(SharedMilestone shared, string name)
    {
        var fact = shared.Reached switch
        {
            Milestone.FirstPractice => MilestoneText.SharedFirst(name, shared.Skill),
            Milestone.Comeback => MilestoneText.SharedComeback(name, shared.Skill),
            Milestone.StepClimbed => MilestoneText.SharedStep(name, shared.Skill, shared.Step),
            Milestone.TargetReached => MilestoneText.SharedTarget(name, shared.Skill, shared.Step),
            _ => MilestoneText.SharedWeeks(name, shared.Weeks, shared.Skill),
        };
        return (shared.Then, shared.Now) switch
        {
            ({ } then, { } now) => MilestoneText.WithQuotes(fact, then, now),
            (null, null) => fact,
            _ => MilestoneText.WithQuote(fact, (shared.Now ?? shared.Then)!),
        };
    }
}
