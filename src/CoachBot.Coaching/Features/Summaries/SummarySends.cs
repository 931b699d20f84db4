using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary>Each team's summary, once a week, planned by team.</summary>
static class SummarySends
{
    const string Prefix = "summary_";

    public static SendSpec Weekly { get; } = new(SendKind.Summary, Plan, SendAsync)
    {
        Records = name => name.StartsWith(Prefix, StringComparison.Ordinal),
        IsOvertaken = (turn, name, due) => name.StartsWith(Prefix, StringComparison.Ordinal)
            && ManagerSends.IsOvertaken(turn, name, due),
        IsForRep = false,
    };

    static IEnumerable<(string, PlannedSend)> Plan(PersonTurn turn) =>
        from team in turn.Managed
        where team.IsSetUp
        let name = NameOf(team)
        select (name, ManagerSends.WithSummary(turn, team, SendKind.Summary, name, isSettled: _ => false));

    /// <remarks>Nothing has changed since the last one: nothing is sent, and it takes no other send's place.</remarks>
    static async ValueTask<bool> SendAsync(PersonTurn turn, string name, PlannedSend send)
    {
        await SummaryHandler.PushAsync(turn, turn.Managed.First(team => name == NameOf(team)));
        return turn.HasSaid;
    }

    static string NameOf(TeamSettings team) => Prefix + PlanNames.Digest(team.Partition);
}
