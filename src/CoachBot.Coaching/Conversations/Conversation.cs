using System.Diagnostics.CodeAnalysis;
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
    /// <summary>The same line more often in a row helps nobody.</summary>
    const int MostInWhole = 2;

    public static async ValueTask HearAsync(PersonTurn turn, Activity activity)
    {
        var aim = Aim.Of(turn, activity);
        var question = aim.Question;
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
            command is null && activity.Inputs.IsEmpty ? Aim.Typed(activity)?.Trim() : null, command, activity.Inputs,
            activity.Kind == ActivityKind.Message ? activity.MessageId : null);
        if (!turn.Profile.IsAgreed && !await Onboarding.AdmitsAsync(turn, question, given))
            return;

        var isAnswer = command is null
            ? given.Text is { Length: > 0 }
                || (activity.Kind == ActivityKind.Submit && (activity.Card is not null || !activity.Inputs.IsEmpty))
            : question is not null && turn.Question(question).Takes(command.Word);
        if (question is not null && isAnswer && turn.Question(question).IsOver(turn, question))
            TellOver(turn, question);
        else if (question is not null && isAnswer && !aim.IsSure && given.Text is { Length: <= TextSlot.MaxLength })
            MeantQuestion.Ask(turn, aim, given);
        else if (question is not null && isAnswer && turn.Question(question).IsChoice && Hint(turn, given) is { } hint)
            turn.Say(hint);
        else if (question is not null && isAnswer)
            await turn.Question(question).AnswerAsync(turn, question, given);
        else if (command is not null)
            await ObeyAsync(turn, command, question, given);
        else if (Hint(turn, given) is { } how)
            turn.Say(how);
        else
            NotUnderstood(turn);
    }

    static Core.Copy.Phrase? Hint(PersonTurn turn, Given given) =>
        given.Text is { } text ? Near.Hint(turn, text) : null;

    /// <summary>What was given to a question past its time is kept nowhere.</summary>
    static void TellOver(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(turn.Current(question.Card)!);
    }

    static Command? Read(PersonTurn turn, Activity activity, OpenQuestion? question)
    {
        if (activity is { Kind: ActivityKind.Submit, Card: not null })
            return activity.Command is { } pressed ? Commands.Read(pressed, turn, isAnswering: false) : null;

        if (activity is { Kind: ActivityKind.Submit, Command: null }
            && activity.Inputs.ContainsKey(CommitmentField.Name))
            return new Command(Word.Commit);

        if (Aim.Typed(activity) is not { } typed)
            return null;

        return Commands.Read(typed, turn, IsAnswering(turn, question, typed))
            ?? (question is not null && Aim.Labelled(turn, question, typed) is { } button
                ? Commands.Read(button.Command, turn, isAnswering: false) : null)
            ?? Everyday.Plea(typed);
    }

    /// <summary>A question waits for free text such as this.</summary>
    static bool IsAnswering(PersonTurn turn, [NotNullWhen(true)] OpenQuestion? question, string typed) =>
        question is not null && turn.Question(question) is { IsChoice: false } asks && asks.Hears(typed);

    static string? Answered(PersonTurn turn, Activity activity) =>
        Aim.Card(turn, activity) is { } card && turn.Profile.Dialog.Find(card) is null ? card : null;

    internal static async ValueTask ObeyAsync(PersonTurn turn, Command command, OpenQuestion? question, Given given)
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
            case Word.MayStop:
                StoppingQuestion.Ask(
                    turn, IsAnswering(turn, question, command.Rest) ? question : null, command.Rest, given.MessageId);
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
            case Word.NotNow when question is not null:
                await Engine.ObeyAsync(turn, new Command(Word.Cancel), question);
                break;
            case Word.Thanks:
                turn.Say(ConversationCopy.Welcome);
                break;
            case Word.WhoAreYou:
                turn.Say(ConversationCopy.WhoIAm);
                break;
            case Word.Agree:
                turn.Say(PeopleCopy.AlreadyAgreed);
                break;
            case Word.Unbuilt:
                turn.Say(ConversationCopy.NotBuilt(Menu.Now(turn)));
                break;
            default:
                NotUnderstood(turn);
                break;
        }
    }

    /// <summary>
    /// One line with three things that can be done now, and after two of them a shorter one: never silence, never an
    /// error trace.
    /// </summary>
    public static void NotUnderstood(PersonTurn turn)
    {
        if (turn.Heard is { Kind: ActivityKind.Message, Text: var text } && string.IsNullOrWhiteSpace(text))
            turn.Say(ConversationCopy.Menu(Menu.Now(turn)));
        else if (turn.Miss() <= MostInWhole)
            turn.Say(ConversationCopy.Unknown(Menu.Now(turn)));
        else
            turn.Say(ConversationCopy.UnknownAgain, new Core.Cards.Button(ConversationCopy.HelpButton, "help"));
    }
}
