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

    public string Name => Dialog;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections) => Card.Ask(
        TeamCopy.WhichTeam,
        [
            .. turn.SetUpTeams.Take(5).Select(team =>
                new Button(SettingUp.NameOf(team), team.Name ?? team.Partition, Field: "team", Value: team.Name ?? team.Partition)),
        ]);

    public Card Settled(PersonTurn turn, CardName card) => Card.Say(ConversationCopy.Closed);

    public bool Takes(Word word) => false;

    public ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Given given)
    {
        var typed = (given.Text ?? given.Inputs.GetValueOrDefault("team") ?? "").Trim();
        if (turn.SetUpTeams.FirstOrDefault(team =>
            string.Equals(team.Name ?? team.Partition, typed, StringComparison.OrdinalIgnoreCase)) is not { } team)
        {
            turn.AskAgain(question, turn.NoObjections);
            return ValueTask.CompletedTask;
        }

        turn.Close(question.Card);
        if (question.Kept.TryGetValue(ForSummary, out var range))
            Summaries.Summarising.Show(turn, team, range);
        else
            SettingUp.Ask(turn, team);
        return ValueTask.CompletedTask;
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(ConversationCopy.Cancelled);
    }
}
