using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>"Which team?", asked in a personal chat when a manager has several.</summary>
public sealed class WhichTeamQuestion : IQuestion
{
    public const string Dialog = "whichteam";

    /// <summary>That many Teams shows.</summary>
    const int MostButtons = 6;

    const int MostLines = 11;

    const string Field = "team";

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var teams = PurposeOf(turn, question).Purpose.Offers(turn);
        var listed = teams.Length <= MostButtons
            ? (CardElement)new Buttons(
            [
                .. teams.Select((team, i) =>
                    new Button(SharedText.TeamName(team), ButtonChoice.Number(i), Field: Field, Value: Id(team))),
            ])
            : new Items([.. teams.Take(MostLines).Select(SharedText.TeamName)]);
        return new(SharedText.WhichTeam, new Paragraph(SharedText.WhichTeam), listed);
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(SharedText.TeamChosen);

    public bool Takes(string word) => false;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var named = (given.Text ?? "").Trim();
        var (purpose, words) = PurposeOf(turn, question);
        var offered = purpose.Offers(turn);
        if ((given.Inputs.TryGetValue(Field, out var pressed)
            ? offered.FirstOrDefault(team => Id(team) == pressed)
            : offered.FirstOrDefault(team => Is(team.Name, named))
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

    /// <summary>
    /// What is to be done with the team: kept in <see cref="OpenQuestion.Kept"/> by its name, with the words it takes.
    /// </summary>
    static (TeamPurpose Purpose, string Words) PurposeOf(PersonTurn turn, OpenQuestion question)
    {
        var purposes = turn.Capabilities.All.SelectMany(capability => capability.TeamPurposes).ToList();
        var kept = question.Kept.FirstOrDefault(kept => purposes.Exists(purpose => purpose.Name == kept.Key));
        return (purposes.Find(purpose => purpose.Name == (kept.Key ?? ""))!, kept.Value ?? "");
    }

    static string Id(TeamSettings team) => PlanNames.Digest(team.Partition);

    static bool Is(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What can be done with a team, where the person is asked first which.</summary>
/// <param name="Name">As an open question keeps it; empty for the one that is meant without a name.</param>
/// <param name="Offers">The teams that it can be done with.</param>
/// <param name="DoAsync">Takes the team chosen, and the words.</param>
public sealed record TeamPurpose(
    string Name, Func<PersonTurn, ImmutableArray<TeamSettings>> Offers,
    Func<PersonTurn, TeamSettings, string, ValueTask> DoAsync);
