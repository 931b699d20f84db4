using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Features.Weekly.MyWeek;
using CoachBot.Coaching.Features.Weekly.Practice;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>What follows a plan: a person along where something rides on it; then when it is asked after.</summary>
public static class PlanHandler
{
    /// <summary>After so many in a row that were left lying, the plan is offered and not asked for.</summary>
    const int MostUnanswered = 3;

    /// <summary>The echo, and "When and where will you get the chance?"; or when it is asked after.</summary>
    /// <param name="kept">What the question keeps of how it came about.</param>
    public static async ValueTask BeginAsync(
        PersonTurn turn, Commitment commitment, ImmutableSortedDictionary<string, string> kept)
    {
        if (turn.Profile.PlansUnanswered < MostUnanswered)
        {
            turn.Profile = turn.Profile.With("plansUnanswered", turn.Profile.PlansUnanswered + 1L);
            turn.AskAbout(PlanQuestion.Dialog, commitment, kept);
            return;
        }

        var then = PlanStep.Echo(commitment, kept, CommitHandler.WillAsk(turn, commitment));
        if (!await NextQuestion.AfterPlanAsync(turn, commitment, then))
            turn.Say(then, new(PlanText.MyPlan, "my plan"), new(SharedText.ChangeButton, "change"));
    }

    /// <summary>
    /// A commitment as it was before it was planned; what was asked about its plan is closed, and the person who was
    /// asked along hears that they are free again.
    /// </summary>
    public static Commitment Without(PersonTurn turn, Commitment commitment)
    {
        turn.CloseWhere(open => open.Subject == commitment.Row && (PlanStep.Is(open.Dialog)
            || open.Dialog is SafetyNetQuestion.Dialog or ConfidenceQuestion.Dialog));
        return commitment with
        {
            When = null,
            IfThen = null,
            Stakes = null,
            SafeFirst = null,
            Escape = null,
            Confidence = null,
            Companion = null,
            AskedBefore = commitment.Companion is { } companion
                ? commitment.AskedBefore.Remove(companion.Name).Add(companion.Name) : commitment.AskedBefore,
        };
    }

    /// <summary><c>my plan</c>: asks for it at any time.</summary>
    public static void Ask(PersonTurn turn, OpenQuestion? question)
    {
        if (CommitHandler.Spoken(turn) is { } commitment)
            turn.AskAbout(PlanQuestion.Dialog, commitment, turn.NothingKept.Add(PlanQuestion.Wanted, ""));
        else
            MyWeekCard.Show(turn, question);
    }

    public static async ValueTask GoOnAsync(PersonTurn turn, Commitment commitment)
    {
        if (commitment is { Stakes: Stakes.Some or Stakes.ALot, Companion: null }
            && !(await Colleagues.OfAsync(turn)).IsEmpty)
        {
            turn.AskAbout(
                SafetyNetQuestion.Dialog, commitment,
                leading: commitment.Escape is { } noted ? PlanText.Noted(noted) : null);
            return;
        }

        await FinishAsync(turn, commitment, commitment.Escape is { } escape ? PlanText.IfNot(escape) : null);
    }

    /// <summary>
    /// The plan is done, or passed on: it is said when it is asked after; one more thing may be asked.
    /// </summary>
    /// <param name="said">What the last answer is met with; <c>null</c>: nothing.</param>
    public static async ValueTask FinishAsync(PersonTurn turn, Commitment commitment, Phrase? said = null)
    {
        Refresh(turn, commitment);
        var then = Then(turn, commitment, said);
        if (!await NextQuestion.AfterPlanAsync(turn, commitment, then))
            turn.Say(then);
    }

    /// <summary>The card on which the plan began shows all of it.</summary>
    public static void Refresh(PersonTurn turn, Commitment commitment)
    {
        if (commitment.Stakes is not null)
            turn.Refresh(new CardId(PlanQuestion.Dialog, commitment.Week, commitment.Number).ToString());
    }

    /// <summary>Says when it is asked after.</summary>
    /// <param name="said">Said before it; <c>null</c>: nothing.</param>
    public static void Tell(PersonTurn turn, Commitment commitment, Phrase? said = null) =>
        turn.Say(Then(turn, commitment, said));

    static Phrase Then(PersonTurn turn, Commitment commitment, Phrase? said)
    {
        var then = CommitHandler.WillAsk(turn, commitment);
        return said is null ? then : ConversationText.Then(said, then);
    }
}
