using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;

namespace CoachBot.Coaching.Practice;

/// <summary>What a rep asks for about growing, at any time.</summary>
public static class Practising
{
    public static async ValueTask ObeyAsync(PersonTurn turn, Word word)
    {
        if (turn.Profile.Skill is null && word is Word.Ideas or Word.MySteps or Word.RateMyself or Word.MyFeedback)
        {
            Onboarding.AskSkill(turn);
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
                Planning.Ask(turn);
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
                turn.Ask(Further.Question(turn, RhythmQuestion.Dialog));
                break;
        }
    }
}
