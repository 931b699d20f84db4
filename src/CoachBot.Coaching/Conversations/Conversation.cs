using CoachBot.Coaching.CheckIns;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Milestones;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Privacy;
using CoachBot.Coaching.Summaries;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Conversations;

/// <summary>Somebody wrote or pressed: which question or capability answers.</summary>
public static class Conversation
{
    public static async ValueTask HearAsync(PersonTurn turn, Activity activity)
    {
        if (activity.Kind == ActivityKind.Submit && activity.Card is { } card && turn.Profile.Dialog.Find(card) is null
            && turn.Current(card) is not null)
        {
            // An answered or expired card: its current state, and nothing else changes.
            turn.Refresh(card);
            if (!activity.WantsCard)
                turn.Say(turn.Current(card)!);
            return;
        }

        var question = Asked(turn, activity);
        var command = activity.Kind == ActivityKind.Submit && activity.Command is { } pressed
            ? Commands.Read(pressed, turn, isAnswering: false)
            : Commands.Read(activity.Text, turn, isAnswering: question is not null);
        var given = new Given(
            command is null && activity.Kind == ActivityKind.Message ? activity.Text.Trim() : null, command, activity.Inputs,
            activity.Kind == ActivityKind.Message ? activity.MessageId : null);

        if (!turn.Profile.IsAgreed && !await Onboarding.AdmitsAsync(turn, question, given))
            return;
        if (question is not null && (given.Text is { Length: > 0 } || (command is null && !given.Inputs.IsEmpty)
            || (command is not null && turn.Question(question).Takes(command.Word))))
            await turn.Question(question).AnswerAsync(turn, question, given);
        else if (command is not null)
            await ObeyAsync(turn, command, question, given);
        else
            turn.Say(Unknown(turn, activity));
    }

    /// <summary>The question an activity answers: the card's own, the message's that is replied to, else the latest.</summary>
    static OpenQuestion? Asked(PersonTurn turn, Activity activity) =>
        activity.Card is { } card && activity.Kind == ActivityKind.Submit
            ? turn.Profile.Dialog.Find(card)
            : turn.RepliedTo ?? turn.Profile.Dialog.Latest;

    static async ValueTask ObeyAsync(PersonTurn turn, Command command, OpenQuestion? question, Given given)
    {
        switch (command.Word)
        {
            case Word.Commit or Word.Change or Word.Ready or Word.VisibleTo:
                await Committing.ObeyAsync(turn, command, given);
                break;
            case Word.Done or Word.Tried or Word.NotYet or Word.ChangedMyMind:
                await Reporting.ReportAsync(turn, command.Word, question, given);
                break;
            case Word.CarryOver or Word.Smaller or Word.LetItGo or Word.AskSomeone:
                await GettingBackOn.ObeyAsync(turn, command.Word);
                break;
            case Word.Skip or Word.Later or Word.Cancel or Word.Back or Word.Help:
                Engine.Obey(turn, command, question);
                break;
            case Word.Away or Word.Pause or Word.Resume or Word.Stop or Word.AskMeNow or Word.TimeZone or Word.Language:
                Pausing.Obey(turn, command);
                break;
            case Word.NewSkill:
                Onboarding.AskSkill(turn);
                break;
            case Word.Progress or Word.Wins:
                await LookingBack.ObeyAsync(turn, command.Word);
                break;
            case Word.Setup:
                SettingUp.Begin(turn);
                break;
            case Word.Summary:
                Summarising.Obey(turn, command);
                break;
            case Word.WhoCanSeeThis or Word.Export or Word.Delete:
                await OwnData.ObeyAsync(turn, command.Word);
                break;
            case Word.Agree:
                turn.Say(PeopleCopy.AlreadyAgreed);
                break;
            case Word.Unbuilt:
                turn.Say(ConversationCopy.NotBuilt(Menu.Now(turn)));
                break;
            default:
                turn.Say(Unknown(turn, turn.Heard!));
                break;
        }
    }

    /// <summary>One line with three things that can be done now: never silence, never an error trace.</summary>
    static Core.Copy.Phrase Unknown(PersonTurn turn, Activity activity) =>
        activity.Text.Length == 0 && activity.Kind == ActivityKind.Message
            ? ConversationCopy.Menu(Menu.Now(turn))
            : ConversationCopy.Unknown(Menu.Now(turn));
}
