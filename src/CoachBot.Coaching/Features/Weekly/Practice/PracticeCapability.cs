using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>Growing with a skill: ratings, steps, ideas, feedback, how one learns, rhythm.</summary>
public sealed class PracticeCapability : ICapability
{
    public const string Ideas = "ideas";
    public const string MyPlaybook = "my playbook";
    public const string MyPlan = "my plan";
    public const string MySteps = "my steps";
    public const string RateMyself = "rate myself";
    public const string MyFeedback = "my feedback";
    public const string MyQuestion = "my question";
    public const string HowOften = "how often";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        .. from word in new[] { Ideas, MyPlaybook, MyPlan, MySteps, RateMyself, MyFeedback, MyQuestion, HowOften }
           select new CommandSpec(word, call => PracticeHandler.ObeyAsync(call.Turn, word)) { Typed = [word] },
        .. from word in RhythmQuestion.Words.Keys
           select new CommandSpec(word, call => RhythmQuestion.Choose(call.Turn, word)) { Labels = [word] },
    ];

    public ImmutableArray<HelpLine> Help { get; } =
    [
        new(150, "help.rep.practice", HelpFor.Rep), new(160, "help.rep.rhythm", HelpFor.Rep),
    ];

    public ImmutableArray<RowKind> Rows { get; } =
        [SkillProgress.RowKind, SelfRating.RowKind, PlaybookEntry.RowKind];

    public ImmutableArray<IQuestion> Questions { get; } =
    [
        new RatingQuestion(), new StepsQuestion(), new StepUpQuestion(), new FeedbackQuestion(), new IdeasQuestion(),
        new DraftQuestion(), new LearningQuestion(), new OwnQuestion(), new RhythmQuestion(),
    ];

    public ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn) => ValueTask.FromResult(
        turn.Training.Feedback is { } feedback
            ? [new SeenLine(70, PracticeText.FeedbackSeen(feedback))] : Enumerable.Empty<SeenLine>());
}
