using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>A way to practise that a person suggests, and that a manager makes one of the team's ideas.</summary>
public sealed class SuggestionsCapability : ICapability
{
    public const string Suggest = "suggest";

    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Suggest, call => SuggestHandler.ObeyAsync(call.Turn, call.Rest))
        {
            Starts = [new("suggest", rest => !rest.IsAnswering, KeepsWords: true)],
            Awaits = AwaitedAnswer.WordsForSomebody,
            BeforeConsent = BeforeConsent.Managers,
        },
    ];

    public ImmutableArray<HelpLine> Help { get; } = [new(40, "help.manager.suggest", HelpFor.ManagerAlone)];

    public ImmutableArray<RowKind> Rows { get; } =
        [Suggestion.RowKind, SentWords.Passed, TeamIdea.RowKind];

    public ImmutableArray<IQuestion> Questions { get; } =
        [new NamingQuestion(), new CurateQuestion(), new TakeUpQuestion()];

    public ImmutableArray<TeamPurpose> TeamPurposes { get; } =
        [new(Suggest, SuggestHandler.TeamsOf, SuggestHandler.SendAsync)];

    public ImmutableArray<MessageSpec> Messages { get; } =
    [
        new(SuggestHandler.Sent, CurationHandler.TakeAsync, CurationHandler.BringAsync)
        {
            Refuses = CurationHandler.TellUndecided,
            Brings = CurateQuestion.Dialog,
            GivesWay = CurationHandler.TellUndecided,
        },
        new(SuggestHandler.Over, CurationHandler.TakeAsync, CurationHandler.BringAsync),
        Outcome(SuggestHandler.Yes),
        Outcome(SuggestHandler.No),
        Outcome(SuggestHandler.Undecided),
        new(TeamIdeas.TakenBefore, PeerMessages.IsRead, PeerMessages.Tell)
        {
            NoticeAsync = SuggestionOutcome.NoticeAsync,
        },
    ];

    public async ValueTask<Turn?> TakeForTeamAsync(TeamRequest request) =>
        request.Message.Kind == TeamIdeas.Kind && request.Team.Managers.Contains(request.Message.From)
            && !request.Team.IsRemoved
            ? await TeamIdeas.TakeAsync(
                request.Table, request.Team, request.Message, request.Clock, request.Cancellation)
            : null;

    public void CloseEnded(PersonTurn turn) => CurationHandler.CloseEnded(turn);

    public void Decline(PersonTurn turn) => CurationHandler.LeaveAll(turn);

    public ValueTask CallOffAsync(PersonTurn turn) => SuggestHandler.CallOffAllAsync(turn);

    public async ValueTask<IEnumerable<SeenLine>> SeenByOthersAsync(PersonTurn turn) =>
        SuggestionsText.Seen([.. (await turn.RowsAsync(Suggestion.Rows)).Select(Suggestion.Read)])
            .Select(line => new SeenLine(50, line));

    static MessageSpec Outcome(string what) =>
        new(what, SuggestHandler.TakeOutcomeAsync, SuggestHandler.BringOutcomeAsync)
        {
            NoticeAsync = SuggestionOutcome.NoticeAsync,
        };
}
