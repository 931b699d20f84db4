using CoachBot.Coaching.CheckIns;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
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
        if (turn.Profile.Head.Row.Flag("noPraise") == true)
            return false;

        var weeks = MilestoneRule.PracticeWeeks(history, practice.Skill).Count;
        turn.Keep((turn.Weeks.ReflectionOn(practice)
            ?? new Reflection(practice.Week, practice.Number, null, null, turn.Today)) with
        {
            Praised = new(reached[^1], weeks, MilestoneRule.First(history, practice.Skill)),
        });
        turn.AskAbout(PraiseQuestion.Dialog, practice, leading: leading);
        return true;
    }

    /// <summary>Notes a milestone of the skill worked on, with the words of the last practice; once.</summary>
    public static async ValueTask NoteAsync(PersonTurn turn, Milestone milestone)
    {
        var skill = turn.Training.Skill;
        var history = await turn.HistoryAsync();
        if (!(await turn.MilestonesAsync()).Contains(RowOf(skill, milestone))
            && history.Commitments.Values.LastOrDefault(made => made.IsPractice) is { } practice)
            Note(turn, milestone, skill, MilestoneRule.Said(history, practice));
    }

    static void Note(PersonTurn turn, Milestone milestone, string skill, Quote quote) => turn.Put(
        new Entity(turn.Profile.Partition, RowOf(skill, milestone))
            .With("milestone", milestone.ToString()).With("skill", skill).With("on", quote.On)
                .With("words", quote.Words));

    /// <summary>One row per milestone and skill: its being there is what makes it fire once.</summary>
    static string RowOf(string skill, Milestone milestone) => $"{Prefix}{SkillWords.Hash(skill)}|{milestone}";
}
