using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>Colleagues help one another practise: twenty minutes, asked and answered in private.</summary>
public sealed class HelpingCapability : ICapability
{
    public const string HelperOn = "helper on";
    public const string HelperOff = "helper off";

    /// <summary>Requests with a line of their own among what others see.</summary>
    const int MostRequests = 2;

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Word.HelpMe, call => HelpRequestHandler.BeginAsync(call.Turn)) { Typed = ["help me"] },
        new(HelperOn, Offer)
        {
            Typed = ["helper on"],
            Starts = [new("helper on", rest => !rest.IsAnswering && !rest.IsEmpty)],
            BeforeConsent = BeforeConsent.Managers,
        },
        new(HelperOff, Offer) { Typed = ["helper off"], BeforeConsent = BeforeConsent.Managers },
    ];

    public ImmutableArray<RowKind> Rows { get; } = [HelpRequest.RowKind, HelpGiven.RowKind];

    public ImmutableArray<IQuestion> Questions { get; } =
    [
        new HelperQuestion(), new WhomQuestion(), new AboutQuestion(), new StandsQuestion(), new RoomQuestion(),
        new DayQuestion(), new AfterQuestion(),
    ];

    public ImmutableArray<SendSpec> Sends { get; } = [HelpSends.After];

    public ImmutableArray<TimerSpec> Timers { get; } =
        [new("help", turn => turn.Profile.HelpAt, HelpRequestHandler.ExpireAsync)];

    public ImmutableArray<MessageSpec> Messages { get; } =
    [
        new(HelpRequestHandler.Asked, HelpAcceptance.TakeAsync, HelpAcceptance.BringAsync)
        {
            Refuses = HelpAcceptance.Decline,
            Brings = RoomQuestion.Dialog,
            GivesWay = (turn, asked) =>
            {
                if (turn.Profile.HelpAsked.Contains(asked.ToText()))
                    HelpAcceptance.Decline(turn, asked);
            },
        },
        new(HelpRequestHandler.Over, HelpAcceptance.TakeAsync, HelpAcceptance.BringAsync),
        new(HelpRequestHandler.Off, HelpAcceptance.TakeAsync, HelpAcceptance.BringAsync)
        {
            NoticeAsync = PeerMessageView.CalledOffAsync,
        },
        new(HelpRequestHandler.Yes, HelpRequestHandler.TakeAnswerAsync, HelpRequestHandler.BringAnswerAsync),
        new(HelpRequestHandler.No, HelpRequestHandler.TakeAnswerAsync, HelpRequestHandler.BringAnswerAsync),
    ];

    public ImmutableArray<ViewSpec> Views { get; } =
    [
        new(HelpBrief.View, async request =>
            await HelpBrief.DrawAsync(request.Turn, MessageReference.Read(request.Values["letter"]))),
    ];

    public ValueTask<bool> EndAsync(PersonTurn turn) => HelpFollowUp.AskAsync(turn);

    public void CloseEnded(PersonTurn turn) => HelpAcceptance.CloseEnded(turn);

    public void Decline(PersonTurn turn) => HelpAcceptance.DeclineAll(turn);

    public async ValueTask CallOffAsync(PersonTurn turn)
    {
        await HelpAcceptance.LeaveAsync(turn);
        await HelpRequestHandler.CallOffAllAsync(turn);
    }

    public async ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn) =>
    [
        .. (await HelpRecords.OpenAsync(turn)).Requests.Where(IsOpen).TakeLast(MostRequests)
            .Select(request => new SeenLine(20, HelpingText.Seen(request))),
        .. turn.Profile.HelperSkills.IsEmpty ? Array.Empty<SeenLine>() : [new(80, HelpingText.HelpsSeen)],
    ];

    /// <summary>A helper has it before them, or will until it has happened.</summary>
    static bool IsOpen(HelpRequest request) => request.Status == HelpStatus.Asked || request.AfterAt is not null;

    static void Offer(CommandCall call) => HelperQuestion.Obey(call.Turn, call.Command.Word);
}
