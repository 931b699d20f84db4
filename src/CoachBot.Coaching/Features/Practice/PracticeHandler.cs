using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Onboarding;
using CoachBot.Coaching.Features.Weekly;

namespace CoachBot.Coaching.Features.Practice;

/// <summary>What a rep asks for about growing, at any time.</summary>
public static class PracticeHandler
{
    public static async ValueTask ObeyAsync(PersonTurn turn, Word word)
    {
        if (turn.Profile.Skill is null && word is Word.Ideas or Word.MySteps or Word.RateMyself or Word.MyFeedback)
        {
            OnboardingHandler.AskSkill(turn);
            return;
        }

        switch (word)
        {
            case Word.Ideas:
                await IdeasQuestion.AskAsync(turn);
                break;
            case Word.Playbook:
                await Playbook.ShowAsync(turn);
                break;
            case Word.MyPlan:
                PlanHandler.Ask(turn);
                break;
            case Word.MySteps:
                StepsQuestion.Ask(turn);
                break;
            case Word.RateMyself:
                RatingQuestion.Ask(turn);
                break;
            case Word.MyFeedback:
                FeedbackQuestion.Ask(turn);
                break;
            case Word.MyQuestion:
                OwnQuestion.Ask(turn);
                break;
            default:
                turn.Ask(NextQuestion.Question(turn, RhythmQuestion.Dialog));
                break;
        }
    }
}
