using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Cards;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Suggestions;

/// <summary>What became of a suggestion, as it is told: read where it stands when it is sent.</summary>
public static class Outcomes
{
    public static bool Tells(string what) =>
        what is Suggesting.Yes or Suggesting.No or Suggesting.Undecided or TeamIdeas.TakenBefore;

    public static async ValueTask<Card> NoticeAsync(
        LetterView letters, Letter letter, Head reader, CancellationToken ct)
    {
        if (letter.What == Suggesting.Undecided)
        {
            return await OwnAsync(letter.Row) is { } own
                ? Card.Say(SuggestionsCopy.NobodyDecides(own.Text)) : Card.Say(PeersCopy.TakenBack);
        }

        var referred = await letters.ReadAsync(letter, ct);
        if (referred.Row is not { } row)
            return Card.Say(PeersCopy.TakenBack);

        if (letter.What == Suggesting.No)
        {
            return await OwnAsync(Letter.Read(row.Text("about")!).Row) is { } passed
                ? Card.Say(SuggestionsCopy.Passed(
                    row.Text("byName") ?? referred.From.Name ?? "", passed.Text, row.Text("text")))
                : Card.Say(PeersCopy.TakenBack);
        }

        var (idea, team) = (TeamIdea.Read(row), new TeamSettings(referred.From.Head));
        return Card.Say(letter.What == TeamIdeas.TakenBefore
            ? SuggestionsCopy.TakenBefore(
                idea.Text, SettingUp.NameOf(team),
                team.NamedManagers.FirstOrDefault(manager => manager.Person == idea.By).Name ?? "")
            : SuggestionsCopy.IsAnIdea(
                SettingUp.NameOf(team), idea.Text, (await OwnAsync(idea.FromRow ?? ""))?.IsNamed ?? false));

        async ValueTask<Suggestion?> OwnAsync(string own) =>
            (await letters.ReadAsync(new Letter(Suggesting.Sent, reader.Partition, own), ct)).Row is { } suggested
                ? Suggestion.Read(suggested) : null;
    }
}
