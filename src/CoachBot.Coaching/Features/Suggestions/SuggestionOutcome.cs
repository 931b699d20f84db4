using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>What became of a suggestion, as it is told: read where it is when it is sent.</summary>
public static class SuggestionOutcome
{
    public static async ValueTask<Card> NoticeAsync(Notice notice)
    {
        var (letters, letter, reader, ct) = notice;
        if (letter.What == SuggestHandler.Undecided)
        {
            return await OwnAsync(letter.Row) is { } own
                ? Card.Say(SuggestionsText.NobodyDecides(own.Text)) : Card.Say(PeersText.TakenBack);
        }

        var referred = await letters.ReadAsync(letter, ct);
        if (referred.Row is not { } row)
            return Card.Say(PeersText.TakenBack);

        if (letter.What == SuggestHandler.No)
        {
            return await OwnAsync(MessageReference.Read(row.Text("about")!).Row) is { } passed
                ? Card.Say(SuggestionsText.Passed(
                    row.Text("byName") ?? referred.From.Name ?? "", passed.Text, row.Text("text")))
                : Card.Say(PeersText.TakenBack);
        }

        var (idea, team) = (TeamIdea.Read(row), new TeamSettings(referred.From.Head));
        return Card.Say(letter.What == TeamIdeas.TakenBefore
            ? SuggestionsText.TakenBefore(
                idea.Text, SharedText.TeamName(team),
                team.NamedManagers.FirstOrDefault(manager => manager.Person == idea.By).Name ?? "")
            : SuggestionsText.IsAnIdea(
                SharedText.TeamName(team), idea.Text, (await OwnAsync(idea.FromRow ?? ""))?.IsNamed ?? false));

        async ValueTask<Suggestion?> OwnAsync(string own) =>
            (await letters.ReadAsync(new MessageReference(SuggestHandler.Sent, reader.Partition, own), ct))
                .Row is { } suggested
                ? Suggestion.Read(suggested) : null;
    }
}
