using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Weekly.Milestones;

/// <summary>A rep's own history: wins, progress, praise with facts, and who else may know.</summary>
public sealed class MilestonesCapability : ICapability
{
    public const string Progress = "progress";
    public const string Wins = "wins";
    public const string PraiseTo = "praise to";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Progress, ShowAsync) { Typed = ["progress"] },
        new(Wins, ShowAsync) { Typed = ["wins"] },
        new(PraiseTo, call => ShareQuestion.ChooseAsync(call.Turn, PraiseWords.All[call.Rest]))
        {
            Starts = [new(PraiseWords.Word, rest => PraiseWords.All.ContainsKey(rest.Text))],
        },
    ];

    public ImmutableArray<HelpLine> Help { get; } = [new(140, "help.rep.history", HelpFor.Rep)];

    public IEnumerable<MenuOffer> Offers(PersonTurn turn) => turn.Profile.IsAgreed ? [new(50, Progress)] : [];

    public ImmutableArray<RowKind> Rows { get; } =
        [ReachedMilestone.RowKind, SharedMilestone.RowKind, SentWords.Said];

    public ImmutableArray<IQuestion> Questions { get; } =
        [new PraiseQuestion(), new ShareQuestion(), new ManagerPraiseQuestion()];

    public ImmutableArray<MessageSpec> Messages { get; } =
    [
        new(SharedMilestone.What, PeerMessages.IsRead,
            (turn, message) => PeerMessages.Ask(turn, ManagerPraiseQuestion.Dialog, message))
        {
            Brings = ManagerPraiseQuestion.Dialog,
        },
        new(ManagerPraiseQuestion.Said, PeerMessages.IsRead, PeerMessages.Tell)
        {
            NoticeAsync = ManagerPraiseNotice.DrawAsync,
        },
    ];

    public async ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn) =>
        MilestoneAudience.Lines(turn, [.. (await turn.RowsAsync(SharedMilestone.Rows)).Select(SharedMilestone.Read)]);

    static ValueTask ShowAsync(CommandCall call) => HistoryHandler.ObeyAsync(call.Turn, call.Command.Word);
}
