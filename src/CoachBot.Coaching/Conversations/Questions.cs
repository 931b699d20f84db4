using System.Collections.Immutable;
using CoachBot.Coaching.CheckIns;
using CoachBot.Coaching.Coaches;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Helping;
using CoachBot.Coaching.Milestones;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Privacy;
using CoachBot.Coaching.Suggestions;
using CoachBot.Coaching.Teams;

namespace CoachBot.Coaching.Conversations;

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
        new ConfidenceQuestion(), new ShareQuestion(), new SayQuestion(),
        new TellingQuestion(), new AskedQuestion(), new MeantQuestion(),
        new TalkQuestion(), new FallbackQuestion(), new HeldQuestion(), new OpenedQuestion(),
        new OfferQuestion(), new WhomQuestion(), new AboutQuestion(), new StandsQuestion(), new RoomQuestion(),
        new DayQuestion(), new AfterQuestion(), new StoppingQuestion(),
        new NamingQuestion(), new CurateQuestion(), new TakeUpQuestion(),
    }.ToImmutableDictionary(question => question.Name, StringComparer.Ordinal);
}
