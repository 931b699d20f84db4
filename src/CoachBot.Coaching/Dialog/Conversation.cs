using System.Diagnostics.CodeAnalysis;
using CoachBot.Coaching.Features.AccessLog;
using CoachBot.Coaching.Features.Helping;
using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Features.Milestones;
using CoachBot.Coaching.Features.Onboarding;
using CoachBot.Coaching.Features.OneOnOnes;
using CoachBot.Coaching.Features.Practice;
using CoachBot.Coaching.Features.Presence;
using CoachBot.Coaching.Features.Preview;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Coaching.Features.Setup;
using CoachBot.Coaching.Features.Suggestions;
using CoachBot.Coaching.Features.Summaries;
using CoachBot.Coaching.Features.Thanks;
using CoachBot.Coaching.Features.Weekly;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>Somebody wrote or pressed: which question or capability answers.</summary>
public static class Conversation
{
    /// <summary>The same line more often in a row helps nobody.</summary>
    const int MostInWhole = 2;

    public static async ValueTask HearAsync(PersonTurn turn, Activity activity)
    {
        var aim = ReplyResolver.Of(turn, activity);
        var question = aim.Question;
        var command = Read(turn, activity, question);
        if (question is null && Answered(turn, activity) is { } card
            && (activity.Kind == ActivityKind.Submit || command is null))
        {
            if (CommitHandler.TakesBoth(turn, activity, card))
                return;

            // An answered or expired card: its current state, and nothing else changes.
            turn.Refresh(card);
            if (!activity.WantsCard)
                turn.Say(turn.Current(card)!);
            return;
        }

        var given = new Answer(
            command is null && activity.Inputs.IsEmpty ? ReplyResolver.Typed(activity)?.Trim()
                : null, command, activity.Inputs,
            activity.Kind == ActivityKind.Message ? activity.MessageId : null);
        if (!turn.Profile.IsAgreed && !await OnboardingHandler.AdmitsAsync(turn, question, given))
            return;

        var isAnswer = command is null
            ? given.Text is { Length: > 0 }
                || (activity.Kind == ActivityKind.Submit && (activity.Card is not null || !activity.Inputs.IsEmpty))
            : question is not null && turn.Question(question).Takes(command.Word);
        if (question is not null && isAnswer && turn.Question(question).IsOver(turn, question))
            TellOver(turn, question);
        else if (question is not null && isAnswer && !aim.IsSure && given.Text is { Length: <= TextSlot.MaxLength })
            AddresseeQuestion.Ask(turn, aim, given);
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

    static Phrase? Hint(PersonTurn turn, Answer given) =>
        given.Text is { } text ? CommandHints.Hint(turn, text) : null;

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

        if (ReplyResolver.Typed(activity) is not { } typed)
            return null;

        return Commands.Read(typed, turn, IsAnswering(turn, question, typed))
            ?? (question is not null && ReplyResolver.Labelled(turn, question, typed) is { } button
                ? Commands.Read(button.Command, turn, isAnswering: false) : null)
            ?? SmallTalk.Plea(typed);
    }

    /// <summary>A question waits for free text such as this.</summary>
    static bool IsAnswering(PersonTurn turn, [NotNullWhen(true)] OpenQuestion? question, string typed) =>
        question is not null && turn.Question(question) is { IsChoice: false } asks && asks.Hears(typed);

    static string? Answered(PersonTurn turn, Activity activity) =>
        ReplyResolver.Card(turn, activity) is { } card && turn.Profile.Dialog.Find(card) is null ? card : null;

    internal static async ValueTask ObeyAsync(PersonTurn turn, Command command, OpenQuestion? question, Answer given)
    {
        switch (command.Word)
        {
            case Word.Commit or Word.Change or Word.Ready or Word.VisibleTo:
                await CommitHandler.ObeyAsync(turn, command, given);
                break;
            case Word.Done or Word.Tried or Word.NotYet or Word.ChangedMyMind:
                await OutcomeHandler.ReportAsync(turn, command.Word, question, given);
                break;
            case Word.CarryOver or Word.Smaller or Word.LetItGo or Word.AskSomeone:
                await BackOnHandler.ObeyAsync(turn, command.Word);
                break;
            case Word.Skip or Word.Later or Word.Cancel or Word.Back or Word.Help:
                await UniversalCommands.ObeyAsync(turn, command, question);
                break;
            case Word.MayStop:
                StoppingQuestion.Ask(
                    turn, IsAnswering(turn, question, command.Rest) ? question : null, command.Rest, given.MessageId);
                break;
            case Word.Away or Word.Pause or Word.Resume or Word.Stop or Word.AskMeNow or Word.TimeZone or Word.Language:
                PauseHandler.Obey(turn, command);
                break;
            case Word.PraiseTo:
                await ShareQuestion.ChooseAsync(turn, PraiseWords.All[command.Rest]);
                break;
            case Word.NewSkill:
                OnboardingHandler.AskSkill(turn);
                break;
            case Word.Progress or Word.Wins:
                await HistoryHandler.ObeyAsync(turn, command.Word);
                break;
            case Word.Ideas or Word.Playbook or Word.MyPlan or Word.MySteps or Word.RateMyself or Word.MyFeedback
                or Word.MyQuestion or Word.HowOften:
                await PracticeHandler.ObeyAsync(turn, command.Word);
                break;
            case Word.Thank:
                await ThanksHandler.ObeyAsync(turn, command.Rest);
                break;
            case Word.HelpMe:
                await HelpRequestHandler.BeginAsync(turn);
                break;
            case Word.HelperOn or Word.HelperOff:
                HelperQuestion.Obey(turn, command.Word);
                break;
            case Word.Suggest:
                await SuggestHandler.ObeyAsync(turn, command.Rest);
                break;
            case Word.AskRep:
                await RepQuestionHandler.ObeyAsync(turn, command.Rest);
                break;
            case Word.MyTalk or Word.TalkHeld:
                OneOnOneHandler.Obey(turn, command.Word);
                break;
            case Word.CoachMe:
                CoachMe.Obey(turn, command.Rest);
                break;
            case Word.Setup:
                SetupHandler.Begin(turn);
                break;
            case Word.Preview:
                PreviewHandler.Obey(turn);
                break;
            case Word.Summary:
                SummaryHandler.Obey(turn, command);
                break;
            case Word.WhoCanSeeThis or Word.Export or Word.Delete:
                await OwnDataHandler.ObeyAsync(turn, command.Word);
                break;
            case Word.WhoLooked:
                await AccessLogView.ObeyAsync(turn);
                break;
            case Word.Yes when question is null && turn.Profile.IsAgreed
                && turn.Weeks.Current(turn.CommitWeek.Name) is null:
                // "Or shall I ask you now?"
                PauseHandler.Obey(turn, new Command(Word.AskMeNow));
                break;
            case Word.NotNow when question is not null:
                await UniversalCommands.ObeyAsync(turn, new Command(Word.Cancel), question);
                break;
            case Word.Thanks:
                turn.Say(ConversationText.Welcome);
                break;
            case Word.WhoAreYou:
                turn.Say(ConversationText.WhoIAm);
                break;
            case Word.Agree:
                turn.Say(PeopleText.AlreadyAgreed);
                break;
            case Word.Unbuilt:
                turn.Say(ConversationText.NotBuilt(Menu.Now(turn)));
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
            turn.Say(ConversationText.Menu(Menu.Now(turn)));
        else if (turn.Miss() <= MostInWhole)
            turn.Say(ConversationText.Unknown(Menu.Now(turn)));
        else
            turn.Say(ConversationText.UnknownAgain, new Core.Cards.Button(ConversationText.HelpButton, "help"));
    }
}
