using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Schedule;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Summaries;

/// <summary><c>summary</c>, for a team's managers, in their own chat; and by itself on its day when something changed.</summary>
public static class Summarising
{
    public const string View = "summary";
    public const string Team = "team";
    public const string Range = "range";
    public const string Rep = "rep";

    public const string ThisWeek = "this week";
    public const string LastWeek = "last week";
    public const string FourWeeks = "4 weeks";
    public const string Everyone = "everyone";

    public static void Obey(PersonTurn turn, Command command)
    {
        var managed = turn.HeardInTeam is { } here && turn.Managed.Any(team => team.Partition == here.Partition)
            ? [here]
            : turn.Managed;
        var range = command.Rest.StartsWith('@') ? "@" : command.Rest.Length == 0 ? ThisWeek : command.Rest;
        switch (managed.Length)
        {
            case 0:
                turn.Say(SummaryCopy.ManagersOnly);
                break;
            case 1:
                Show(turn, managed[0], range);
                break;
            default:
                turn.Ask(new OpenQuestion(
                    new CardName(WhichTeamQuestion.Dialog, CardName.NoWeek, 2).ToString(), WhichTeamQuestion.Dialog,
                    turn.NothingKept.Add(WhichTeamQuestion.ForSummary, range)));
                break;
        }
    }

    /// <summary>Owes the view; it is made when it is sent, from what the reps share at that moment.</summary>
    public static void Show(PersonTurn turn, TeamSettings team, string range)
    {
        var values = ImmutableSortedDictionary<string, string>.Empty.Add(Team, team.Partition).Add(Range, range);
        if (range == "@" && turn.Heard?.People is [var mentioned, ..])
        {
            values = values.Add(Rep, mentioned.Id);
        }

        turn.Owe(new Owed.Show(View, values, new CardName(View, CardName.NoWeek, turn.NextCard(View)).ToString()));
    }

    /// <summary>The summary of its day; not sent when nothing has changed since the last one.</summary>
    public static async ValueTask PushAsync(PersonTurn turn, TeamSettings team)
    {
        var column = "summaryPrint_" + Agenda.ShortName(team.Partition);
        var print = await turn.SummaryPrintAsync(team);
        if (turn.Profile.Head.Row.Text(column) == print)
            return;

        turn.Profile = turn.Profile.With(column, print);
        Show(turn, team, ThisWeek);
    }
}
