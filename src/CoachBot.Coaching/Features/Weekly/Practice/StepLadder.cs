using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Milestones;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>Going up and down the rep's own steps. Nothing moves but as the rep says.</summary>
public static class StepLadder
{
    /// <summary>
    /// Practices on a step after which the bot asks whether to go on; then after twice as many, and again.
    /// </summary>
    public const int PracticesBeforeAsking = 2;

    /// <summary>A practice on the skill was reported.</summary>
    public static void Practised(PersonTurn turn, Commitment commitment)
    {
        var training = turn.Training;
        if (training.IsFor(commitment.Skill) && training.Step > 0)
            turn.Keep(training with { Practices = training.Practices + 1, SmallerOfferedOn = 0 });
    }

    public static bool WantsStepUp(PersonTurn turn) => turn.Training is { Step: > 0 } training
        && training.Practices >= Math.Max(PracticesBeforeAsking, training.AskedAfter * 2);

    /// <summary>The step as it is, all of them below.</summary>
    public static Card Ladder(PersonTurn turn)
    {
        var training = turn.Training;
        var title = PracticeText.StepNow(training.Step, training.Steps.Length, training.StepNow!);
        return new(
            title, new Paragraph(title),
            new Items([.. training.Steps.Select(Phrase.Verbatim)], Numbered: true));
    }

    /// <summary>Two weeks on end in which the question was put and nothing was practised.</summary>
    public static bool IsDry(PersonTurn turn, CoachingWeek week) =>
        new[] { week.Previous, week.Previous.Previous }.All(past =>
            turn.Weeks.State(past.Name) is { IsSkipped: false, IsAway: false } state
            && (state.AskedAt is not null || turn.Weeks.Current(past.Name) is not null)
            && !turn.Weeks.Commitments.Values.Any(made => made.Week == past.Name && made.IsPractice));

    /// <summary>The step below is offered with this week's question: once, until something is practised.</summary>
    public static bool OffersSmaller(PersonTurn turn, OpenQuestion question) =>
        question.Kept.ContainsKey(Smaller) && turn.Training.StepBelow is not null;

    /// <summary>In what the weekly question keeps: the step below is offered with it.</summary>
    public const string Smaller = "smaller";

    /// <summary>Marks the week's question as one that offers the step below, if it is to.</summary>
    public static ImmutableSortedDictionary<string, string> Offer(
        PersonTurn turn, CoachingWeek week, ImmutableSortedDictionary<string, string> kept)
    {
        var training = turn.Training;
        if (training.StepBelow is null || training.SmallerOfferedOn == training.Step || !IsDry(turn, week))
            return kept;

        turn.Keep(training with { SmallerOfferedOn = training.Step });
        return kept.Add(Smaller, "");
    }

    /// <summary>One step down, because the rep says so; nothing climbed is taken away.</summary>
    public static void StepDown(PersonTurn turn) => turn.Keep(turn.Training with
    {
        Step = turn.Training.Step - 1,
        Practices = 0,
        AskedAfter = 0,
        SmallerOfferedOn = 0,
    });

    /// <summary>One step up; the first of a skill is a milestone.</summary>
    /// <param name="question">Where the rep said so.</param>
    public static async ValueTask StepUpAsync(PersonTurn turn, OpenQuestion question)
    {
        var training = turn.Training;
        var up = training with
        {
            Step = training.Step + 1,
            Climbed = training.Climbed + 1,
            Practices = 0,
            AskedAfter = 0,
        };
        turn.Keep(up);
        turn.Close(question.Card);
        var said = PracticeText.SteppedUp(up.Step, up.Steps.Length, up.StepNow!);
        if (!await Praise.AfterStepAsync(turn, Milestone.StepClimbed, training.StepNow!, said))
            NextQuestion.Finish(turn, said);
    }
}
