using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Core.Cards;
using CoachBot.Core.Copy;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Teams;

/// <summary>"Which team?", asked in a personal chat when a manager has several.</summary>
public sealed class WhichTeamQuestion : IQuestion
{
    public const string Dialog = "whichteam";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: what to do with the team; absent: set it up.</summary>
    public const string ForSummary = "summary";

    /// <inheritdoc cref="ForSummary"/>
    public const string ForSuggestion = "suggest";

    /// <summary>That many Teams shows.</summary>
    const int MostButtons = 6;

    const int MostLines = 11;

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var teams = Offered(turn, question);
        var listed = teams.Length <= MostButtons
            ? (CardElement)new Buttons(
            [
                .. teams.Select(team =>
                    new Button(SettingUp.NameOf(team), team.Name ?? Id(team), Field: "team", Value: Id(team))),
            ])
            : new Items([.. teams.Take(MostLines).Select(SettingUp.NameOf)]);
        return new(TeamCopy.WhichTeam, new Paragraph(TeamCopy.WhichTeam), listed);
    }

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(TeamCopy.TeamChosen);

    public bool Takes(Word word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var named = (given.Inputs.GetValueOrDefault("team") ?? given.Text ?? "").Trim();
        if (Offered(turn, question).FirstOrDefault(team => Is(Id(team), named) || Is(team.Name, named)) is not { } team)
        {
            turn.AskAgain(question, turn.NoObjections);
            return;
        }

        turn.Close(question.Card);
        if (question.Kept.TryGetValue(ForSummary, out var range))
            Summaries.Summarising.Show(turn, team, range);
        else if (question.Kept.TryGetValue(ForSuggestion, out var words))
            await Suggestions.Suggesting.SendAsync(turn, team, words);
        else
            SettingUp.Ask(turn, team);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(ConversationCopy.Cancelled);
    }

    /// <summary>The teams that what is to be done can be done with.</summary>
    static ImmutableArray<TeamSettings> Offered(PersonTurn turn, OpenQuestion question) =>
        question.Kept.ContainsKey(ForSummary) ? turn.Managed
            : question.Kept.ContainsKey(ForSuggestion) ? Suggestions.Suggesting.TeamsOf(turn)
            : turn.SetUpTeams;

    static string Id(TeamSettings team) => Schedule.Agenda.ShortName(team.Partition);

    static bool Is(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
