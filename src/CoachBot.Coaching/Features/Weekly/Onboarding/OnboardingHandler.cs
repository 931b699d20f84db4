using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Weekly.Onboarding;

/// <summary>From the first word to the first question: what is stored, consent, and the skill.</summary>
public static class OnboardingHandler
{
    /// <summary>
    /// Shows what is stored, who sees it and how to stop, and asks whether to start. Nothing typed before is kept.
    /// </summary>
    public static void Welcome(PersonTurn turn)
    {
        if (turn.Profile.Consent is Consent.None or Consent.NotNow)
            turn.Profile = turn.Profile.WithConsent(Consent.Asked);
        turn.Ask(new OpenQuestion(
            new CardId(ConsentQuestion.Dialog, CardId.NoWeek, 1).ToString(), ConsentQuestion.Dialog,
                turn.NothingKept));
    }

    /// <summary>Somebody who has not agreed wrote: lets through what needs no consent, answers the rest.</summary>
    /// <returns>Whether the command or answer may go on.</returns>
    public static async ValueTask<bool> AdmitsAsync(PersonTurn turn, OpenQuestion? question, Answer given)
    {
        var isConsent = question?.Dialog == ConsentQuestion.Dialog;
        switch (given.Command?.Word)
        {
            case "timezone" when Zones.Find(given.Command.Rest) is null:
                // What cannot be read would be said back, and words typed before agreeing are not kept for a moment.
                Welcome(turn);
                return false;
            case { } word when IsFree(turn, word):
            case Word.Thanks or Word.WhoAreYou when turn.Profile.Consent != Consent.None:
            case Word.Later or Word.Back when isConsent:
                return true;
            case Word.Agree when turn.Profile.Consent == Consent.None:
                // Nobody is asked anything before they have been shown what is kept, and who sees it.
                turn.Say(ConsentQuestion.Terms(turn));
                Agree(turn);
                return false;
            case Word.NotNow when question is not null && !isConsent:
                // It is said to what is open, not to an invitation further up.
                return true;
            case Word.Agree or Word.TellMeMore or Word.NotNow:
            case Word.Yes or Word.No or Word.Cancel or Word.Skip when isConsent:
                await new ConsentQuestion().AnswerAsync(turn, question ?? Unasked, given);
                return false;
            case Word.MayStop when !turn.Managed.IsEmpty && !isConsent:
                return true;
            case Word.Stop or Word.MayStop:
                // To the person who has agreed to nothing there is no answer that it could be instead.
                turn.Profile = turn.Profile.With("stopped", turn.Managed.IsEmpty ? null : true);
                PeerMessages.DeclineAll(turn);
                Decline(turn, PeopleText.StoppedUnasked);
                return false;
            case null or Word.Yes or Word.No or Word.Keep or Word.Cancel or Word.Back
                when question is null && !turn.Managed.IsEmpty:
                return true;
            case null when isConsent:
                await new ConsentQuestion().AnswerAsync(turn, question!, given);
                return false;
            case { } word when question is not null && !isConsent
                && (IsForDialogs(word) || turn.Question(question).Takes(word)):
            case null when question is not null:
                // A manager's own dialogs need no consent; nothing else is open to somebody who has not agreed.
                return true;
            default:
                if (isConsent)
                    ConsentQuestion.AskAgain(turn, question!);
                else
                    Welcome(turn);
                return false;
        }
    }

    /// <summary>"Not now": silence until they write, and nothing stays open.</summary>
    /// <param name="said">In place of "I stay quiet".</param>
    public static void Decline(PersonTurn turn, Phrase? said = null)
    {
        turn.Profile = ManagerRhythm.Resting(turn.Profile).WithConsent(Consent.NotNow).WithLater(null, null);
        turn.CloseWhere(question => question.Dialog == ConsentQuestion.Dialog);
        turn.Say(said ?? PeopleText.NotNow);
    }

    /// <summary>The command needs no consent of this person.</summary>
    static bool IsFree(PersonTurn turn, string word) => turn.Capabilities.Command(word)?.BeforeConsent switch
    {
        BeforeConsent.Everybody => true,
        BeforeConsent.Managers => !turn.Managed.IsEmpty,
        _ => false,
    };

    static bool IsForDialogs(string word) =>
        word is Word.Cancel or Word.Back or Word.Skip or Word.Later or Word.Yes or Word.No or Word.Keep;

    public static void Agree(PersonTurn turn)
    {
        turn.Profile = turn.Profile.WithConsent(Consent.Agreed).With("agreedAt", turn.Now)
            .With("name", turn.Heard?.From.Name ?? turn.Profile.Name).With("stopped", (bool?)null)
            .WithoutQuiet();
        turn.CloseWhere(question => question.Dialog == ConsentQuestion.Dialog);
        if (turn.Profile.Skill is null)
            AskSkill(turn);
        else
            Begin(turn);
    }

    public static void AskSkill(PersonTurn turn) => turn.Ask(new OpenQuestion(
        new CardId(SkillQuestion.Dialog, CardId.NoWeek, 1).ToString(), SkillQuestion.Dialog, turn.NothingKept));

    /// <summary>Their first skill is named or passed on; the week's question follows unless it has been put.</summary>
    public static bool IsToBegin(PersonTurn turn) => !turn.Weeks.HasClaim(turn.Week.Name, PlanNames.Ask)
        && turn.Weeks.Current(turn.CommitWeek.Name) is null;

    /// <summary>
    /// Before this week's check-in the first question follows in the same conversation; after it, it is announced.
    /// </summary>
    /// <param name="again">They have been asked before.</param>
    public static void Begin(PersonTurn turn, bool again = false)
    {
        if (turn.Now < turn.Calendar.At(turn.Week, turn.Calendar.CheckIn, turn.Zone))
        {
            if (turn.Weeks.Current(turn.Week.Name) is null)
                WeeklyAsk.Put(turn, turn.Week, isUnprompted: false);
            return;
        }

        var at = turn.Calendar.Ask.At;
        turn.Say(
            NextSendText.On(turn) is not { } on ? PeopleText.AskWhenCalled
                : again ? PeopleText.NextQuestionOn(on, at, turn.Zone)
                : PeopleText.FirstQuestionOn(on, at, turn.Zone),
            new Button(SharedText.AskMeNow, "ask me now"));
    }

    static OpenQuestion Unasked { get; } = new(
        new CardId(ConsentQuestion.Dialog, CardId.NoWeek, 1).ToString(), ConsentQuestion.Dialog,
        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty);
}
