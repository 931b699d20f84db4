using System.Collections.Frozen;
using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary>What a manager may see of a team, asked for or once a week.</summary>
public sealed class SummariesCapability : ICapability
{
    public const string Summary = "summary";

    /// <summary>Longer names are words of an answer.</summary>
    const int MostBlanksInName = 4;

    static readonly FrozenSet<string> Periods =
        FrozenSet.ToFrozenSet(["", "this week", "last week", "4 weeks", "everyone"], StringComparer.Ordinal);

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Summary, call => SummaryHandler.Obey(call.Turn, call.Command))
        {
            Starts = [new("summary", Accepts)],
            Hint = (turn, _) => turn.Managed.IsEmpty ? null : SummaryText.How,
            BeforeConsent = BeforeConsent.Everybody,
        },
    ];

    public ImmutableArray<HelpLine> Help { get; } = [new(10, "help.manager.summary", HelpFor.Manager)];

    public IEnumerable<MenuOffer> Offers(PersonTurn turn) =>
        turn.Profile.IsAgreed || turn.Managed.IsEmpty ? [] : [new(20, Summary)];

    public ImmutableArray<SendSpec> Sends { get; } = [SummarySends.Weekly];

    public ImmutableArray<TeamPurpose> TeamPurposes { get; } =
    [
        new(Summary, turn => turn.Managed, (turn, team, range) =>
        {
            SummaryHandler.Show(turn, team, range);
            return ValueTask.CompletedTask;
        }),
    ];

    public ImmutableArray<ViewSpec> Views { get; } =
    [
        new(SummaryHandler.View, async request =>
            await new SummaryView(request.Table).ShowAsync(request.Turn, request.Values, request.Cancellation)),
    ];

    public async ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn)
    {
        if (turn.Team is null or { Managers.IsEmpty: true })
            return [];

        var rep = new RepReport(turn.Profile.Partition, "", turn.Profile, await turn.HistoryAsync());
        return [new(85, rep.IsLongSilentIn(turn.Week) ? SummaryText.CountedAndNamed : SummaryText.Counted)];
    }

    /// <summary>A name and nothing else is one; in front of words it may be the beginning of an answer.</summary>
    static bool Accepts(CommandRest rest) => Periods.Contains(rest.Text) || rest.IsMention
        || (rest.Text.Length > 1 && rest.Text[0] == '@' && rest.Text.Count(c => c == ' ') < MostBlanksInName);
}
