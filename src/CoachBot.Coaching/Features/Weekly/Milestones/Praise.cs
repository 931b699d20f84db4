using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>Praises with facts from the rep's own history, to the rep alone; with no fact, not at all.</summary>
public static class Praise
{
    /// <summary>A comeback that fell together with something weightier is said within so many days.</summary>
    const int DaysAComebackWaits = 14;

    /// <summary>The rows of all milestones.</summary>
    public static RowRange Rows => ReachedMilestone.Rows;

    /// <summary>Notes a rep's first commitment on a skill.</summary>
    /// <returns>Whether it is the first.</returns>
    public static async ValueTask<bool> FirstCommitmentAsync(PersonTurn turn, Commitment commitment)
    {
        if ((await turn.MilestonesAsync()).Contains(RowOf(commitment.Skill, Milestone.FirstCommitment)))
            return false;

        Note(turn, Milestone.FirstCommitment, commitment.Skill, new(commitment.MadeOn, commitment.Text));
        return true;
    }

    /// <summary>After a rep told how it went: praises what was reached, once, if they said what they saw.</summary>
    /// <param name="leading">Said first on the same card.</param>
    /// <returns>Whether something was said.</returns>
    public static async ValueTask<bool> AfterReportAsync(PersonTurn turn, Commitment practice, Phrase? leading = null)
    {
        if (!practice.IsPractice)
            return false;

        var history = await turn.HistoryAsync();
        var fired = await turn.MilestonesAsync();
        var reached = MilestoneRule.Reached(history, practice)
            .Where(milestone => !fired.Contains(RowOf(practice.Skill, milestone))).ToList();
        var said = MilestoneRule.Noticed(history, practice);

        // Of two at one moment the weightier is said, and a comeback waits for its own day, with its own words.
        if (reached is not [.., not Milestone.Comeback and var milestone])
        {
            milestone = Milestone.Comeback;
            said = reached.Count > 0 ? said
                : fired.Contains(RowOf(practice.Skill, milestone)) || LearningQuestion.IsDue(turn) ? null
                : MilestoneRule.LastComeback(history, practice) is { } comeback
                    && comeback.On.AddDays(DaysAComebackWaits) >= turn.Today ? comeback : null;
            if (said is null)
                return false;
        }

        foreach (var noted in reached.Where(noted => noted != Milestone.Comeback).Append(milestone))
            Note(turn, noted, practice.Skill, said ?? MilestoneRule.Said(history, practice));
        var facts = milestone is Milestone.FirstPractice or Milestone.Comeback
            ? said is null ? null : (First: said, Now: said)
            : MilestoneRule.HowFar(history, practice.Skill);
        return facts is var (first, now)
            && await SayAsync(turn, history, practice, new(milestone, 0, first, now), leading);
    }

    /// <summary>
    /// A step was climbed, or the target reached: praised once a skill, with the words of the last practice.
    /// </summary>
    /// <param name="step">In the rep's words.</param>
    /// <param name="leading">Said first on the same card.</param>
    /// <returns>
    /// Whether something was said. A practice is praised for one thing: what it was not praised for waits for the next.
    /// </returns>
    public static async ValueTask<bool> AfterStepAsync(
        PersonTurn turn, Milestone milestone, string step, Phrase leading)
    {
        var skill = turn.Training.Skill;
        var history = await turn.HistoryAsync();
        if ((await turn.MilestonesAsync()).Contains(RowOf(skill, milestone))
            || history.Commitments.Values.LastOrDefault(made => made.IsPractice && turn.Training.IsFor(made.Skill))
                is not { } practice
            || history.ReflectionOn(practice)?.Praised is not null)
            return false;

        Note(turn, milestone, skill, MilestoneRule.Said(history, practice));
        return MilestoneRule.Noticed(history, practice) is { } now
            && await SayAsync(turn, history, practice, new(milestone, 0, now, now, step), leading);
    }

    /// <summary>Says it, unless the rep wants no such messages.</summary>
    static async ValueTask<bool> SayAsync(
        PersonTurn turn, Weeks history, Commitment practice, PraiseFacts praised, Phrase? leading)
    {
        if (turn.Profile.PraiseTo == PraiseAudience.Nobody)
            return false;

        turn.Keep((turn.Weeks.ReflectionOn(practice)
            ?? new Reflection(practice.Week, practice.Number, null, null, turn.Today)) with
        {
            Praised = praised with { Weeks = MilestoneRule.PracticeWeeks(history, practice.Skill).Count },
        });

        // What they will keep has just been asked: it is not asked in other words.
        if (praised.Reached != Milestone.FirstPractice || practice.Status != CommitmentStatus.Done)
            turn.AskAbout(PraiseQuestion.Dialog, practice, leading: leading);
        else if (await ShareQuestion.AskAsync(
            turn, practice, MilestoneText.FirstPracticeDone(practice.Skill, praised.Now),
            MilestoneText.FirstPracticeAlone(practice.Skill)) is { } said)
            await NextQuestion.AfterCheckInAsync(turn, said);
        return true;
    }

    static void Note(PersonTurn turn, Milestone milestone, string skill, Quote quote) =>
        turn.Put(new ReachedMilestone(milestone, skill, quote).ToEntity(turn.Profile.Partition));

    static string RowOf(string skill, Milestone milestone) => ReachedMilestone.RowOf(skill, milestone);
}
