using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.Onboarding;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Features.Weekly.Practice;

/// <summary>What a rep asks for about growing, at any time.</summary>
public static class PracticeHandler
{
    public static async ValueTask ObeyAsync(PersonTurn turn, string word, OpenQuestion? question)
    {
        if (turn.Profile.Skill is null
            && word is PracticeCapability.Ideas or PracticeCapability.MySteps or PracticeCapability.RateMyself
                or PracticeCapability.MyFeedback)
        {
            OnboardingHandler.AskSkill(turn);
            return;
        }

        switch (word)
        {
            case PracticeCapability.Ideas:
                await IdeasQuestion.AskAsync(turn);
                break;
            case PracticeCapability.MyPlaybook:
                await Playbook.ShowAsync(turn);
                break;
            case PracticeCapability.MyPlan:
                PlanHandler.Ask(turn, question);
                break;
            case PracticeCapability.MySteps:
                StepsQuestion.Ask(turn);
                break;
            case PracticeCapability.RateMyself:
                RatingQuestion.Ask(turn);
                break;
            case PracticeCapability.MyFeedback:
                FeedbackQuestion.Ask(turn);
                break;
            case PracticeCapability.MyQuestion:
                OwnQuestion.Ask(turn);
                break;
            default:
                turn.Ask(WeekQuestion.Of(turn, RhythmQuestion.Dialog));
                break;
        }
    }
}
