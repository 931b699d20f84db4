using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>
/// <c>progress</c>: practice weeks, steps climbed and self-ratings over time. Counts go up; weeks away are blank; for
/// the rep alone, compared with nobody.
/// </summary>
public static class ProgressView
{
    /// <summary>As many weeks and ratings as fit side by side on a phone.</summary>
    const int Most = 8;

    /// <summary>Lists are bounded by 12 lines.</summary>
    const int MostSkills = 6;

    public static Card Of(PersonTurn turn, Weeks history, IReadOnlyList<SelfRating> ratings)
    {
        var skill = turn.Training.Skill;
        var title = MilestoneText.ProgressTitle;
        var lines = history.Commitments.Values.Where(made => made.IsPractice).Select(made => made.Skill)
            .Distinct(StringComparer.OrdinalIgnoreCase).TakeLast(MostSkills)
            .Select(practised => SharedText.PracticeWeeks(
                MilestoneRule.PracticeWeeks(history, practised).Count, practised)).ToList();
        if (turn.Training.Climbed > 0)
            lines.Add(MilestoneText.StepsClimbed(turn.Training.Climbed));
        if (turn.Training.StepNow is { } step)
            lines.Add(PracticeText.StepNow(turn.Training.Step, turn.Training.Steps.Length, step));

        var elements = ImmutableArray.CreateBuilder<CardElement>();
        elements.Add(new Heading(title));
        elements.Add(new Items([.. lines]));
        var weeks = PracticeBars(turn, history, skill);
        if (weeks.Any(bar => bar.Value > 0))
            elements.Add(Chart(MilestoneText.WeeksChart(skill), weeks, Highest(weeks)));
        ImmutableArray<Bar> rated =
        [
            .. ratings.Where(rating => turn.Training.IsFor(rating.Skill)).TakeLast(Most)
                .Select(rating => new Bar(MilestoneText.Day(rating.On), rating.Level)),
        ];
        if (!rated.IsEmpty)
            elements.Add(Chart(MilestoneText.RatingsChart, rated, SkillPack.Highest));
        return new(title, elements.ToImmutable());
    }

    static Chart Chart(Phrase title, ImmutableArray<Bar> bars, int most) => new(
        title, bars, most,
        MilestoneText.InWords([.. bars.Select(bar => MilestoneText.BarInWords(bar.Label, bar.Value))]));

    /// <summary>Practice weeks in all, by week; one that the rep was away in is blank.</summary>
    static ImmutableArray<Bar> PracticeBars(PersonTurn turn, Weeks history, string skill)
    {
        var practised = MilestoneRule.PracticeWeeks(history, skill);
        if (practised.Count == 0)
            return [];

        var bars = ImmutableArray.CreateBuilder<Bar>();
        for (var week = CoachingWeek.Parse(practised[0]); week.Begins <= turn.Week.Begins; week = week.Next)
        {
            var isAway = history.State(week.Name).IsAway && history.Current(week.Name) is null;
            bars.Add(new(
                MilestoneText.Day(week.Begins),
                isAway ? null : practised.Count(past => string.CompareOrdinal(past, week.Name) <= 0)));
        }

        return [.. bars.TakeLast(Most)];
    }

    static int Highest(ImmutableArray<Bar> bars) => Math.Max(1, bars.Max(bar => bar.Value ?? 0));
}
