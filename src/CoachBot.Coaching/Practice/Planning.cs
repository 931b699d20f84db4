using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Practice;

/// <summary>What follows a plan: somebody along where something rides on it; then when it is asked after.</summary>
public static class Planning
{
    public static async ValueTask GoOnAsync(PersonTurn turn, Commitment commitment)
    {
        if (commitment is { Stakes: Stakes.Some or Stakes.ALot, Companion: null }
            && !(await Colleagues.OfAsync(turn)).IsEmpty)
        {
            turn.AskAbout(SafetyNetQuestion.Dialog, commitment);
            return;
        }

        Finish(turn, commitment, commitment.Escape is { } escape ? then => PlanCopy.IfNot(escape, then) : null);
    }

    /// <summary>The plan is done, or passed on.</summary>
    public static void Finish(PersonTurn turn, Commitment commitment, Func<Phrase, Phrase>? said = null)
    {
        Refresh(turn, commitment);
        Tell(turn, commitment, said);
        Further.AfterPlan(turn, commitment);
    }

    /// <summary>The card on which the plan began shows all of it.</summary>
    public static void Refresh(PersonTurn turn, Commitment commitment)
    {
        if (commitment.Stakes is not null)
            turn.Refresh(new CardName(PlanQuestion.Dialog, commitment.Week, commitment.Number).ToString());
    }

    /// <summary>Says when it is asked after.</summary>
    /// <param name="said">With what is said last; <c>null</c>: nothing else is.</param>
    public static void Tell(PersonTurn turn, Commitment commitment, Func<Phrase, Phrase>? said = null)
    {
        var then = Committing.WillAsk(turn, commitment);
        turn.Say(said is null ? then : said(then));
    }
}
