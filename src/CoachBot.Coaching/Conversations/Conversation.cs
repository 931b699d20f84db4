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
        var question = Asked(turn, activity);
        var command = Read(turn, activity, question);
        if (question is null && Answered(turn, activity) is { } card
            && (activity.Kind == ActivityKind.Submit || command is null))
        {
            if (Committing.TakesBoth(turn, activity, card))
                return;

            // An answered or expired card: its current state, and nothing else changes.
            turn.Refresh(card);
            if (!activity.WantsCard)
                turn.Say(turn.Current(card)!);
            return;
        }

        var given = new Given(
            command is null && activity.Inputs.IsEmpty ? Typed(activity)?.Trim() : null, command, activity.Inputs,
            activity.Kind == ActivityKind.Message ? activity.MessageId : null);
        if (!turn.Profile.IsAgreed && !await Onboarding.AdmitsAsync(turn, question, given))
            return;

        var isAnswer = command is null
            ? given.Text is { Length: > 0 }
                || (activity.Kind == ActivityKind.Submit && (activity.Card is not null || !activity.Inputs.IsEmpty))
            : question is not null && turn.Question(question).Takes(command.Word);
        if (question is not null && isAnswer && turn.Question(question).IsOver(turn, question))
            TellOver(turn, question);
        else if (question is not null && isAnswer)
            await turn.Question(question).AnswerAsync(turn, question, given);
        else if (command is not null)
            await ObeyAsync(turn, command, question, given);
        else
            turn.Say(Unknown(turn, activity));
    }

    /// <summary>What was given to a question past its time is kept nowhere.</summary>
    static void TellOver(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(turn.Current(question.Card)!);
    }

    /// <summary>What was typed; a button of a card that we do not know counts as typed. <c>null</c>: nothing.</summary>
    static string? Typed(Activity activity) => activity.Kind == ActivityKind.Message ? activity.Text
        : activity.Card is null ? activity.Command : null;

    static Command? Read(PersonTurn turn, Activity activity, OpenQuestion? question)
    {
        if (activity is { Kind: ActivityKind.Submit, Card: not null })
            return activity.Command is { } pressed ? Commands.Read(pressed, turn, isAnswering: false) : null;

        if (activity is { Kind: ActivityKind.Submit, Command: null }
            && activity.Inputs.ContainsKey(CommitmentField.Name))
            return new Command(Word.Commit);

        return Typed(activity) is not { } typed ? null
            : Commands.Read(typed, turn, isAnswering: question is not null && turn.Question(question).Hears(typed))
                ?? (question is null ? null : Labelled(turn, question, typed));
    }

    /// <summary>What a button of the open question's card says is understood like the button.</summary>
    static Command? Labelled(PersonTurn turn, OpenQuestion question, string typed) =>
        turn.Question(question).Draw(turn, question, turn.NoObjections).Elements.OfType<Core.Cards.Buttons>()
            .SelectMany(buttons => buttons.Items)
            .Where(button => !button.Submits && Commands.AreSame(turn.Words.Say(button.Label), typed))
            .Select(button => Commands.Read(button.Command, turn, isAnswering: false)).FirstOrDefault();

    /// <summary>
    /// The question an activity answers: the card's own, the message's that is replied to, else the latest that hears.
    /// </summary>
    static OpenQuestion? Asked(PersonTurn turn, Activity activity) => Aimed(turn, activity) is { } card
        ? turn.Profile.Dialog.Find(card)
        : activity.Kind == ActivityKind.Message && Commands.Read(activity.Text, turn, isAnswering: true) is null
            ? Hearing(turn, activity.Text) ?? turn.Profile.Dialog.Latest
            : turn.Profile.Dialog.Latest;

    /// <summary>
    /// The latest question that free text can be an answer to; one that somebody else reads the answer to comes last.
    /// </summary>
    static OpenQuestion? Hearing(PersonTurn turn, string text)
    {
        var hearing = turn.Profile.Dialog.Open
            .Where(open => !turn.Question(open).IsOver(turn, open) && turn.Question(open).Hears(text)).ToList();
        return hearing.LastOrDefault(open => !turn.Question(open).GivesWay) ?? hearing.LastOrDefault();
    }

    /// <summary>The card a press or a reply is about, as long as it is one of ours.</summary>
    static string? Aimed(PersonTurn turn, Activity activity) =>
        (activity.Kind == ActivityKind.Submit ? activity.Card : turn.RepliedToCard) is { } card
        && turn.Current(card) is not null ? card : null;

    static string? Answered(PersonTurn turn, Activity activity) =>
        Aimed(turn, activity) is { } card && turn.Profile.Dialog.Find(card) is null ? card : null;

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
                await Engine.ObeyAsync(turn, command, question);
                break;
            case Word.Away or Word.Pause or Word.Resume or Word.Stop or Word.AskMeNow or Word.TimeZone or Word.Language:
                Pausing.Obey(turn, command);
                break;
            case Word.PraiseTo:
                await ShareQuestion.ChooseAsync(turn, PraiseWords.All[command.Rest]);
                break;
            case Word.NewSkill:
                Onboarding.AskSkill(turn);
                break;
            case Word.Progress or Word.Wins:
                await LookingBack.ObeyAsync(turn, command.Word);
                break;
            case Word.Ideas or Word.Playbook or Word.MyPlan or Word.MySteps or Word.RateMyself or Word.MyFeedback
                or Word.MyQuestion or Word.HowOften:
                await Practice.Practising.ObeyAsync(turn, command.Word);
                break;
            case Word.Thank:
                await Peers.Thanks.ObeyAsync(turn, command.Rest);
                break;
            case Word.HelpMe:
                await Helping.Requests.BeginAsync(turn);
                break;
            case Word.HelperOn or Word.HelperOff:
                Helping.OfferQuestion.Obey(turn, command.Word);
                break;
            case Word.Suggest:
                await Suggestions.Suggesting.ObeyAsync(turn, command.Rest);
                break;
            case Word.AskRep:
                await Coaches.RepQuestions.ObeyAsync(turn, command.Rest);
                break;
            case Word.MyTalk or Word.TalkHeld:
                Coaches.Talks.Obey(turn, command.Word);
                break;
            case Word.CoachMe:
                Coaches.CoachMe.Obey(turn, command.Rest);
                break;
            case Word.Setup:
                SettingUp.Begin(turn);
                break;
            case Word.Preview:
                Wordings.Previewing.Obey(turn);
                break;
            case Word.Summary:
                Summarising.Obey(turn, command);
                break;
            case Word.WhoCanSeeThis or Word.Export or Word.Delete:
                await OwnData.ObeyAsync(turn, command.Word);
                break;
            case Word.WhoLooked:
                await Looks.WhoLooked.ObeyAsync(turn);
                break;
            case Word.Yes when question is null && turn.Profile.IsAgreed
                && turn.Weeks.Current(turn.CommitWeek.Name) is null:
                // "Or shall I ask you now?"
                Pausing.Obey(turn, new Command(Word.AskMeNow));
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
    public static Core.Copy.Phrase Unknown(PersonTurn turn, Activity activity) =>
        string.IsNullOrWhiteSpace(activity.Text) && activity.Kind == ActivityKind.Message
            ? ConversationCopy.Menu(Menu.Now(turn))
            : ConversationCopy.Unknown(Menu.Now(turn));
}
