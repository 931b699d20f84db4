using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;

namespace CoachBot.Coaching.Features.Weekly;

/// <summary>The weekly loop: one question, one commitment, its plan, a nudge, how it went.</summary>
public sealed class WeeklyCapability : ICapability
{
    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Word.Commit, CommitAsync)
        {
            Starts = [new("commit", _ => true, KeepsWords: true)],
            Field = CommitmentField.Name,
            Awaits = AwaitedAnswer.Commitment,
        },
        new(Word.Edited, call => CommitHandler.Edit(call.Turn, call.Given.MessageId, call.Rest))
        {
            Awaits = AwaitedAnswer.Commitment,
        },
        new(Word.Change, CommitAsync) { Typed = ["change"], Labels = ["change it"] },
        new(Word.Ready, CommitAsync) { Typed = ["ready"], Labels = ["i'm ready"] },
        new(Word.VisibleTo, CommitAsync)
        {
            Starts = [new("visible to", rest => AudienceWords.All.ContainsKey(rest.Text))],
        },
        new(AudienceWords.HideIt, call => AudienceWords.HideAsync(call)) { Typed = [AudienceWords.HideIt] },
        new(Word.Done, ReportAsync) { Typed = ["done"] },
        new(Word.Tried, ReportAsync) { Typed = ["tried"], Labels = ["tried it, not as hoped"] },
        new(Word.NotYet, ReportAsync) { Typed = ["not yet"] },
        new(Word.ChangedMyMind, ReportAsync) { Typed = ["changed my mind"] },
        new(Word.CarryOver, BackOnAsync) { Typed = ["carry over"], Labels = ["carry it over"] },
        new(Word.Smaller, BackOnAsync) { Typed = ["smaller"], Labels = ["make it smaller"] },
        new(Word.LetItGo, BackOnAsync) { Typed = ["let it go"] },
        new(Word.AskSomeone, BackOnAsync) { Labels = ["ask someone"] },
        new(Word.Skip, SkipAsync) { Typed = ["skip"], Labels = ["not this week", "skip this week"] },
        new(Word.Later, call => UniversalCommands.PostponeAsync(call, WeeklyAsk.Hold))
        {
            Starts = [new("later", UniversalCommands.IsLater)],
            Hint = (_, isNear) => isNear ? TimeText.LaterExamples : null,
            BeforeConsent = BeforeConsent.Nobody,
        },
    ];

    public ImmutableArray<HelpLine> Help { get; } =
    [
        new(110, "help.rep.commit", HelpFor.Rep), new(120, "help.rep.outcome", HelpFor.Rep),
        new(170, "help.rep.audiences", HelpFor.Rep, WithoutTeam: "help.rep.audiences-alone"),
    ];

    public IEnumerable<MenuOffer> Offers(PersonTurn turn) => !turn.Profile.IsAgreed ? []
        : !(turn.Profile.IsStopped || turn.IsAway) && turn.Weeks.Current(turn.Week.Name) is { IsOpen: true }
            ? [new(20, Word.Done), new(21, Word.NotYet), new(22, Word.Change)]
        : !(turn.Profile.IsStopped || turn.IsAway) && turn.Profile.Dialog.Latest is { } open
            && turn.Question(open).IsWeekly
            ? [new(30, "commit …"), new(40, Word.Skip), new(41, "later 2h")]
        : [new(30, "commit …")];

    public ImmutableArray<RowKind> Rows { get; } =
    [
        Commitment.RowKind, EarlierWording.RowKind, Reflection.RowKind, WeekState.RowKind, SendRecord.RowKind,
    ];

    public ImmutableArray<IQuestion> Questions { get; } =
    [
        new AskQuestion(), new ClarifyQuestion(), new ChangeQuestion(), new PlanQuestion(), new StakesQuestion(),
        new SaferQuestion(), new EscapeQuestion(), new SafetyNetQuestion(), new CompanionQuestion(),
        new NudgeQuestion(), new CheckInQuestion(), new ReflectQuestion(), new BackOnQuestion(),
        new SmallerQuestion(), new StillTheOneQuestion(), new WhoQuestion(), new ConfidenceQuestion(),
    ];

    public ImmutableArray<SendSpec> Sends { get; } = WeekSends.All;

    public ImmutableArray<MessageSpec> Messages { get; } = CompanionHandler.Messages;

    public void Receive(PersonTurn turn, Activity activity, bool heals)
    {
        if (activity is { Kind: ActivityKind.Installed, Conversation.Kind: ConversationKind.Personal }
            && heals && turn.Profile.IsAgreed)
            WeeklyAsk.Resume(turn);
    }

    public void Changed(PersonTurn turn, Commitment? before, Commitment after) =>
        CompanionHandler.CallOff(turn, before, after);

    public bool TakesSettled(PersonTurn turn, Activity press, string card) =>
        CommitHandler.TakesBoth(turn, press, card);

    public void CloseEnded(PersonTurn turn) => CompanionQuestion.CloseEnded(turn);

    public void Decline(PersonTurn turn) => CompanionQuestion.DeclineAll(turn);

    public ValueTask CallOffAsync(PersonTurn turn)
    {
        CompanionHandler.CallOffAll(turn);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn) =>
        CommitmentAudience.Lines(turn, await turn.HistoryAsync());

    public IEnumerable<CardElement> ThisWeek(PersonTurn turn)
    {
        var commitment = turn.Weeks.Current(turn.CommitWeek.Name) ?? turn.Weeks.Current(turn.Week.Name);
        if (commitment is null)
        {
            yield return new Paragraph(CommitmentText.NothingYet);
            yield return new Buttons([new(SharedText.AskMeNow, "ask me now", Primary: true)]);
            yield break;
        }

        foreach (var element in CommitmentCards.Overview(commitment, turn).Elements)
            yield return element;
        if (commitment.IsOpen)
        {
            yield return new Buttons(
            [
                new(SharedText.Done, "done"),
                new(SharedText.Tried, "tried"),
                new(SharedText.NotYet, "not yet"),
                new(SharedText.ChangeButton, "change"),
            ]);
        }
    }

    static ValueTask CommitAsync(CommandCall call) => CommitHandler.ObeyAsync(call.Turn, call.Command, call.Given);

    static ValueTask ReportAsync(CommandCall call) =>
        OutcomeHandler.ReportAsync(call.Turn, call.Command.Word, call.Question, call.Given);

    static ValueTask BackOnAsync(CommandCall call) => BackOnHandler.ObeyAsync(call.Turn, call.Command.Word);

    static async ValueTask SkipAsync(CommandCall call)
    {
        if (call.Question is { } question)
            await call.Turn.Question(question).SkipAsync(call.Turn, question);
        else
            WeeklyAsk.SkipWeek(call.Turn, call.Turn.Week);
    }
}
