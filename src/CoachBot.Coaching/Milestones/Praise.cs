using CoachBot.Coaching.CheckIns;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Milestones;

/// <summary>Praises with facts from the rep's own history, to the rep alone; with no fact, not at all.</summary>
public static class Praise
{
    const string Prefix = "milestone|";

    /// <summary>The rows of all milestones.</summary>
    public static RowRange Rows { get; } = RowRange.Prefix(Prefix);

    /// <summary>Notes a rep's first commitment on a skill.</summary>
    /// <returns>Whether it is the first.</returns>
    public static async ValueTask<bool> FirstCommitmentAsync(PersonTurn turn, Commitment commitment)
    {
        if ((await turn.MilestonesAsync()).Contains(RowOf(commitment.Skill, Milestone.FirstCommitment)))
            return false;

        Note(turn, Milestone.FirstCommitment, commitment.Skill, new(commitment.MadeOn, commitment.Text));
        return true;
    }

    /// <summary>After a rep told how it went: praises what was reached, once.</summary>
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
        if (reached.Count == 0)
            return false;

        var said = MilestoneRule.Said(history, practice);
        foreach (var milestone in reached)
            Note(turn, milestone, practice.Skill, said);
        return Say(turn, history, practice, reached[^1], leading: leading);
    }

    /// <summary>
    /// A step was climbed, or the target reached: praised once a skill, with the words of the last practice.
    /// </summary>
    /// <param name="step">In the rep's words.</param>
    /// <returns>
    /// Whether something was said. A practice is praised for one thing: what it was not praised for waits for the next.
    /// </returns>
    public static async ValueTask<bool> AfterStepAsync(PersonTurn turn, Milestone milestone, string step)
    {
        var skill = turn.Training.Skill;
        var history = await turn.HistoryAsync();
        if ((await turn.MilestonesAsync()).Contains(RowOf(skill, milestone))
            || history.Commitments.Values.LastOrDefault(made => made.IsPractice && turn.Training.IsFor(made.Skill))
                is not { } practice
            || history.ReflectionOn(practice)?.Praised is not null)
            return false;

        Note(turn, milestone, skill, MilestoneRule.Said(history, practice));
        return Say(turn, history, practice, milestone, step);
    }

    /// <summary>Says it, unless the rep wants no such messages.</summary>
    static bool Say(
        PersonTurn turn, Weeks history, Commitment practice, Milestone milestone, string? step = null,
        Phrase? leading = null)
    {
        if (turn.Profile.PraiseTo == PraiseAudience.Nobody)
            return false;

        var weeks = MilestoneRule.PracticeWeeks(history, practice.Skill).Count;
        turn.Keep((turn.Weeks.ReflectionOn(practice)
            ?? new Reflection(practice.Week, practice.Number, null, null, turn.Today)) with
        {
            Praised = new(milestone, weeks, MilestoneRule.First(history, practice.Skill), step),
        });
        turn.AskAbout(PraiseQuestion.Dialog, practice, leading: leading);
        return true;
    }

    static void Note(PersonTurn turn, Milestone milestone, string skill, Quote quote) => turn.Put(
        new Entity(turn.Profile.Partition, RowOf(skill, milestone))
            .With("milestone", milestone.ToString()).With("skill", skill).With("on", quote.On)
                .With("words", quote.Words));

    /// <summary>One row per milestone and skill: its being there is what makes it fire once.</summary>
    static string RowOf(string skill, Milestone milestone) => $"{Prefix}{SkillWords.Hash(skill)}|{milestone}";
}
