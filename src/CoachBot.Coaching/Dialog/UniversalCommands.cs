using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Dialog;

/// <summary>
/// What works at every step of every dialog: answers, <c>later</c>, <c>cancel</c>, <c>back</c>, <c>help</c>.
/// </summary>
public sealed class UniversalCommands : ICapability
{
    /// <summary>A word of the contract that this build cannot do yet, and says so.</summary>
    public const string Unbuilt = "unbuilt";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Word.Help, call => Help(call.Turn, call.Question))
        {
            Typed = ["help"],
            BeforeConsent = BeforeConsent.Everybody,
        },
        new(Word.Cancel, call => Cancel(call.Turn, call.Question)) { Typed = ["cancel"] },
        new(Word.Back, call => Back(call.Turn, call.Question)) { Typed = ["back"] },
        new(Word.Yes, Yes) { Typed = ["yes"] },
        new(Word.No, NotUnderstood) { Typed = ["no"] },
        new(Word.Keep, NotUnderstood) { Typed = ["keep"], Labels = ["keep it as it is", "yes, keep it"] },
        new(Word.NotNow, NotNow) { Typed = ["not now"] },
        new(Word.Thanks, call => call.Turn.Say(ConversationText.Welcome)),
        new(Word.WhoAreYou, call => call.Turn.Say(ConversationText.WhoIAm)),
        new(Unbuilt, call => call.Turn.Say(ConversationText.NotBuilt(Menu.Now(call.Turn))))
        {
            Typed = ["blueprint", "blueprints", "pulse"],
            BeforeConsent = BeforeConsent.Everybody,
        },
    ];

    public IEnumerable<MenuOffer> Offers(PersonTurn turn) => [new(90, Word.Help)];

    public ImmutableArray<IQuestion> Questions { get; } = [new AddresseeQuestion(), new WhichTeamQuestion()];

    public ImmutableArray<TimerSpec> Timers { get; } =
    [
        new(PlanNames.Later, LaterAt, DueSendHandler.PutAgain),
        new(PeerMessages.Kind, PeerMessages.NextAt, PeerMessages.BringAsync),
    ];

    public ImmutableArray<MessageSpec> Messages { get; } =
    [
        new(ReturnedMessage.What, ReturnedMessage.TakeAsync, (_, _) => ValueTask.CompletedTask),
    ];

    public ImmutableArray<ViewSpec> Views { get; } =
    [
        new(PeerMessages.CardView, request => ValueTask.FromResult(
            request.Turn.Current(request.Show.CardId) ?? Card.Say(ConversationText.Closed))),
        new(PeerMessages.NoticeView, request => request.Turn.Capabilities.NoticeAsync(new(
            new PeerMessageView(request.Table), MessageReference.Read(request.Values["letter"]),
            request.Turn.Profile.Head, request.Cancellation))),
    ];

    /// <summary>A time; or, while no question waits, nothing yet.</summary>
    public static bool IsLater(CommandRest rest) => TimeWords.Later(
        rest.Text, rest.Turn.Now, rest.Turn.Zone, rest.Turn.Calendar) is not TimeReading<DateTimeOffset>.NotTime
        || (rest.IsEmpty && !rest.IsAnswering);

    /// <summary>Puts the question again at the time asked for; with none open, the week's question.</summary>
    public static async ValueTask PostponeAsync(
        CommandCall call, Func<PersonTurn, CoachingWeek, OpenQuestion?> holdWeek)
    {
        if (call.Question is { } asked && !call.Turn.Question(asked).CanWait)
            await call.Turn.Question(asked).SkipAsync(call.Turn, asked);
        else
            Postpone(call.Turn, call.Command, call.Question, holdWeek);
    }

    static DateTimeOffset? LaterAt(PersonTurn turn) =>
        turn.Profile is { IsReachable: true, IsStopped: false, IsQuiet: false } ? turn.Profile.LaterAt : null;

    static void Cancel(PersonTurn turn, OpenQuestion? question)
    {
        if (question is null)
        {
            turn.Say(ConversationText.NothingOpen(Menu.Now(turn)));
            return;
        }

        turn.Close(question.Card);
        turn.Say(turn.Weeks.Commitments.TryGetValue(question.Subject ?? "", out var about)
            ? ConversationText.Left(about.Text)
            : ConversationText.Cancelled);
    }

    static void Back(PersonTurn turn, OpenQuestion? question)
    {
        if (question is null)
            turn.Say(ConversationText.NothingOpen(Menu.Now(turn)));
        else
            turn.AskAgain(WithoutLast(turn, question), turn.NoObjections);
    }

    /// <summary>"Or shall I ask you now?"</summary>
    static ValueTask Yes(CommandCall call)
    {
        var turn = call.Turn;
        if (call.Question is null && turn.Profile.IsAgreed && turn.Weeks.Current(turn.CommitWeek.Name) is null)
            return turn.Capabilities.Command(Word.AskMeNow)!.Obey(call with { Command = new(Word.AskMeNow) });

        Conversation.NotUnderstood(turn);
        return ValueTask.CompletedTask;
    }

    static void NotNow(CommandCall call)
    {
        if (call.Question is { } question)
            Cancel(call.Turn, question);
        else
            Conversation.NotUnderstood(call.Turn);
    }

    static void NotUnderstood(CommandCall call) => Conversation.NotUnderstood(call.Turn);

    static void Postpone(
        PersonTurn turn, Command command, OpenQuestion? question, Func<PersonTurn, CoachingWeek,
            OpenQuestion?> holdWeek)
    {
        switch (TimeWords.Later(command.Rest, turn.Now, turn.Zone, turn.Calendar))
        {
            case TimeReading<DateTimeOffset>.Understood { Value: var at }:
                question ??= holdWeek(turn, turn.CommitWeek);
                if (question is null)
                {
                    turn.Say(ConversationText.NothingOpen(Menu.Now(turn)));
                    break;
                }

                var isInstead = turn.Profile.LaterCard is { } before && before != question.Card
                    && turn.Profile.Dialog.Find(before) is not null;
                turn.Profile = turn.Profile.WithLater(at, question.Card);
                var (on, time) = Zones.Local(at, turn.Zone);
                var said = on == turn.Today
                    ? ConversationText.LaterToday(time, turn.Zone)
                    : ConversationText.LaterOn(on, time, turn.Zone);
                turn.Say(isInstead ? ConversationText.LaterInstead(said) : said);
                break;
            case TimeReading<DateTimeOffset>.Refused refused:
                turn.Say(refused.Phrase);
                break;
            default:
                turn.Say(TimeText.LaterExamples);
                break;
        }
    }

    static OpenQuestion WithoutLast(PersonTurn turn, OpenQuestion question) =>
        turn.Question(question) is IFormQuestion { } form
            && form.Form(turn, question).Slots.LastOrDefault(slot => question.Kept.ContainsKey(slot.Name)) is { } last
            ? question with { Kept = question.Kept.Remove(last.Name) }
            : question;

    static void Help(PersonTurn turn, OpenQuestion? question)
    {
        turn.Say(new Card(HelpText.Title, new Heading(HelpText.Title), new Items(HelpText.Of(turn))));
        if (question is not null)
            turn.AskAgain(question, turn.NoObjections);
    }
}
