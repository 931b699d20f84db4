using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.AccessLog;
using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Features.Home;
using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Features.OneOnOnes;
using CoachBot.Coaching.Features.Preview;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Coaching.Features.Setup;
using CoachBot.Coaching.Features.Suggestions;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Features.Thanks;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Coaching.Features.Weekly.Listening;
using CoachBot.Coaching.Features.Weekly.Milestones;
using CoachBot.Coaching.Features.Weekly.MyWeek;
using CoachBot.Coaching.Features.Weekly.Onboarding;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Features.Weekly.Presence;

namespace CoachBot.Coaching;

/// <summary>The one list of what the bot can do, a line each. The order is that in which hooks run.</summary>
public static class Capabilities
{
    public static CapabilitySet All { get; } = new(
    [
        new UniversalCommands(),
        new OnboardingCapability(),
        new PresenceCapability(),
        new ListeningCapability(),
        new WeeklyCapability(),
        new MyWeekCapability(),
        new PracticeCapability(),
        new HelpingCapability(),
        new MilestonesCapability(),
        new ManagerQuestionsCapability(),
        new SuggestionsCapability(),
        new ThanksCapability(),
        new OneOnOnesCapability(),
        new SummariesCapability(),
        new SetupCapability(),
        new PreviewCapability(),
        new PrivacyCapability(),
        new AccessLogCapability(),
        new HomeCapability(),
    ]);
}
