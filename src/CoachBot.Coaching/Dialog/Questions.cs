using System.Collections.Immutable;
using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Features.Milestones;
using CoachBot.Coaching.Features.Onboarding;
using CoachBot.Coaching.Features.OneOnOnes;
using CoachBot.Coaching.Features.Practice;
using CoachBot.Coaching.Features.Presence;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Coaching.Features.Setup;
using CoachBot.Coaching.Features.Suggestions;
using CoachBot.Coaching.Features.Weekly;

namespace CoachBot.Coaching.Dialog;

/// <summary>Every question the bot can put to a person, by the name of its dialog.</summary>
public static class Questions
{
    public static ImmutableDictionary<string, IQuestion> All { get; } = new IQuestion[]
    {
        new ConsentQuestion(), new SkillQuestion(), new AskQuestion(), new ClarifyQuestion(), new ChangeQuestion(),
        new PlanQuestion(), new StakesQuestion(), new SaferQuestion(), new EscapeQuestion(), new SafetyNetQuestion(),
        new CompanionQuestion(), new NudgeQuestion(), new CheckInQuestion(), new ReflectQuestion(),
        new BackOnQuestion(), new SmallerQuestion(), new StillTheOneQuestion(), new WhoQuestion(),
        new PraiseQuestion(), new SetupQuestion(), new WhichTeamQuestion(), new DeleteQuestion(),
        new RatingQuestion(), new StepsQuestion(), new StepUpQuestion(), new FeedbackQuestion(), new IdeasQuestion(),
        new DraftQuestion(), new LearningQuestion(), new OwnQuestion(), new RhythmQuestion(),
        new ConfidenceQuestion(), new ShareQuestion(), new ManagerPraiseQuestion(),
        new DirectiveQuestion(), new AskedQuestion(), new AddresseeQuestion(),
        new OneOnOneQuestion(), new FallbackQuestion(), new OneOnOneHeldQuestion(), new OpenedQuestion(),
        new HelperQuestion(), new WhomQuestion(), new AboutQuestion(), new StandsQuestion(), new RoomQuestion(),
        new DayQuestion(), new AfterQuestion(), new StoppingQuestion(),
        new NamingQuestion(), new CurateQuestion(), new TakeUpQuestion(),
    }.ToImmutableDictionary(question => question.Name, StringComparer.Ordinal);
}
