using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary><c>summary</c>, for a team's managers, in their own chat.</summary>
public static class SummaryHandler
{
    public const string View = "summary";
    public const string Team = "team";
    public const string Range = "range";

    /// <summary>The platform's id of the rep asked about, when mentioned; their name otherwise.</summary>
    public const string Rep = "rep";
    public const string RepName = "repName";

    /// <summary>When the manager was last told how the week goes; absent: never.</summary>
    public const string Since = "since";

    /// <summary>When the manager was last told before the week that runs; absent: never.</summary>
    public const string Told = "told";

    /// <summary>The bot began.</summary>
    public const string Pushed = "pushed";

    public const string ThisWeek = "this week";
    public const string LastWeek = "last week";
    public const string FourWeeks = "4 weeks";
    public const string Everyone = "everyone";
    public const string OneRep = "@";

    public static void Obey(PersonTurn turn, Command command)
    {
        var managed = turn.HeardInTeam is { } here && turn.Managed.Any(team => team.Partition == here.Partition)
            ? [here]
            : turn.Managed;
        var range = command.Rest.Length == 0 ? ThisWeek : command.Rest;
        if (managed.IsEmpty)
            turn.Say(SummaryText.ManagersOnly);
        else if (range.StartsWith('@'))
            ShowRep(turn, range[1..].Trim());
        else if (managed.Length == 1)
            Show(turn, managed[0], range);
        else
            AskWhichTeam(turn, range);
    }

    /// <summary>Owes the view; it is made when it is sent, from what the reps share at that moment.</summary>
    public static void Show(PersonTurn turn, TeamSettings team, string range, bool isPushed = false)
    {
        if (!team.IsSetUp)
        {
            turn.Say(SharedText.NotSetUp);
            return;
        }

        var values = ImmutableSortedDictionary<string, string>.Empty.Add(Team, team.Partition).Add(Range, range);
        if (isPushed)
            values = values.Add(Pushed, "");
        if (range == ThisWeek)
        {
            var column = "summaryAt_" + PlanNames.Digest(team.Partition);
            if (turn.Profile.Head.Row.Moment(column) is { } since)
                values = values.Add(Since, Key.Instant(since));
            if (ToldBefore(turn, team) is { } told)
            {
                values = values.Add(Told, Key.Instant(told));
                turn.Profile = turn.Profile.With(ToldColumn(team), told);
            }

            turn.Profile = turn.Profile.With(column, turn.Now);
        }

        Owe(turn, values);
    }

    /// <summary>The summary of its day; nothing is said with nothing new to ask about.</summary>
    public static async ValueTask PushAsync(PersonTurn turn, TeamSettings team)
    {
        var column = "summaryPrint_" + PlanNames.Digest(team.Partition);
        var before = turn.Profile.Head.Row.Text(column);
        var print = await turn.ReadAsync((table, ct) => new SummaryView(table).PrintAsync(
            turn.Profile.Partition, team, ToldBefore(turn, team), turn.Moment, ct));
        turn.Profile = turn.Profile.With(column, print);
        if (SummaryFingerprint.HasNews(before, print))
            Show(turn, team, ThisWeek, isPushed: true);
    }

    /// <summary>When the team's manager was told last before the week that runs; <c>null</c>: never.</summary>
    static DateTimeOffset? ToldBefore(PersonTurn turn, TeamSettings team)
    {
        var last = turn.Profile.Head.Row.Moment("summaryAt_" + PlanNames.Digest(team.Partition));
        return last is { } at && Zones.Local(at, team.Calendar.Zone).On < SummaryView.WeekOf(team, turn.Moment).Begins
            ? at
            : turn.Profile.Head.Row.Moment(ToldColumn(team));
    }

    static string ToldColumn(TeamSettings team) => "summaryBefore_" + PlanNames.Digest(team.Partition);

    /// <summary>Whose rep it is comes out when the view is made.</summary>
    static void ShowRep(PersonTurn turn, string name)
    {
        var values = ImmutableSortedDictionary<string, string>.Empty.Add(Range, OneRep);
        Owe(turn, turn.Heard?.People is [var mentioned, ..]
            ? values.Add(Rep, mentioned.Id)
            : values.Add(RepName, name));
    }

    static void Owe(PersonTurn turn, ImmutableSortedDictionary<string, string> values) =>
        turn.Owe(
            new OutboxMessage.ShowView(View, values, new CardId(View, CardId.NoWeek, turn.NextCard(View)).ToString()));

    static void AskWhichTeam(PersonTurn turn, string range) => turn.Ask(new OpenQuestion(
        new CardId(WhichTeamQuestion.Dialog, CardId.NoWeek, 2).ToString(), WhichTeamQuestion.Dialog,
        turn.NothingKept.Add(SummariesCapability.Summary, range)));
}
