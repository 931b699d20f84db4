using System.Collections.Frozen;
using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>"Which team?", asked in a personal chat when a manager has several.</summary>
public sealed class WhichTeamQuestion : IQuestion
{
    public const string Dialog = "whichteam";

    /// <summary>
    /// In <see cref="OpenQuestion.Kept"/>: what to do with the team, and which words it takes; absent: set it up.
    /// </summary>
    public const string ForSummary = "summary";

    /// <inheritdoc cref="ForSummary"/>
    public const string ForSuggestion = "suggest";

    static readonly FrozenDictionary<string, Purpose> Purposes = new Dictionary<string, Purpose>
    {
        [ForSummary] = new(turn => turn.Managed, (turn, team, range) =>
        {
            Summaries.SummaryHandler.Show(turn, team, range);
            return ValueTask.CompletedTask;
        }),
        [ForSuggestion] = new(Suggestions.SuggestHandler.TeamsOf, Suggestions.SuggestHandler.SendAsync),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly Purpose ForSetup = new(turn => SetupHandler.TeamsOf(turn), (turn, team, _) =>
    {
        SetupHandler.Ask(turn, team);
        return ValueTask.CompletedTask;
    });

    /// <summary>That many Teams shows.</summary>
    const int MostButtons = 6;

    const int MostLines = 11;

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var teams = PurposeOf(question).Purpose.Offers(turn);
        var listed = teams.Length <= MostButtons
            ? (CardElement)new Buttons(
            [
                .. teams.Select(team =>
                    new Button(SetupHandler.NameOf(team), team.Name ?? Id(team), Field: "team", Value: Id(team))),
            ])
            : new Items([.. teams.Take(MostLines).Select(SetupHandler.NameOf)]);
        return new(TeamText.WhichTeam, new Paragraph(TeamText.WhichTeam), listed);
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(TeamText.TeamChosen);

    public bool Takes(string word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var named = (given.Inputs.GetValueOrDefault("team") ?? given.Text ?? "").Trim();
        var (purpose, words) = PurposeOf(question);
        var offered = purpose.Offers(turn);
        if ((offered.FirstOrDefault(team => Is(Id(team), named) || Is(team.Name, named))
            ?? ScaleNumber.Pick(offered, named)) is not { } team)
        {
            turn.AskAgain(question, turn.NoObjections);
            return;
        }

        turn.Close(question.Card);
        await purpose.DoAsync(turn, team, words);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(ConversationText.Cancelled);
    }

    static (Purpose Purpose, string Words) PurposeOf(OpenQuestion question) =>
        question.Kept.FirstOrDefault(kept => Purposes.ContainsKey(kept.Key)) is { Key: { } key, Value: var words }
            ? (Purposes[key], words) : (ForSetup, "");

    static string Id(TeamSettings team) => PlanNames.Digest(team.Partition);

    static bool Is(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <param name="Offers">The teams that what is to be done can be done with.</param>
    /// <param name="DoAsync">Takes the team chosen, and the words.</param>
    sealed record Purpose(
        Func<PersonTurn, ImmutableArray<TeamSettings>> Offers,
        Func<PersonTurn, TeamSettings, string, ValueTask> DoAsync);
}
