using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>
/// <c>suggest …</c>, on the side of whoever suggests: to whom it goes, and what becomes of it. All letters name the
/// suggestion's row; it stands in their partition alone.
/// </summary>
public static class SuggestHandler
{
    public const string Sent = Suggestion.Sent;

    /// <inheritdoc cref="Sent"/>
    public const string Yes = "suggestion-yes";

    /// <inheritdoc cref="Sent"/>
    public const string No = "suggestion-no";

    /// <inheritdoc cref="Sent"/>
    public const string Undecided = "suggestion-undecided";

    /// <inheritdoc cref="Sent"/>
    public const string Over = "suggestion-over";

    const int MostADay = PeerMessages.MostADay;

    public static async ValueTask ObeyAsync(PersonTurn turn, string words)
    {
        var teams = TeamsOf(turn);
        if (teams.IsEmpty)
            turn.Say(SuggestionsText.NoTeam);
        else if (words.Length == 0)
            turn.Say(SuggestionsText.How);
        else if (words.Length > Suggestion.Longest)
            turn.Say(SuggestionsText.TooLong(Suggestion.Longest));
        else if ((teams.FirstOrDefault(team => team.Partition == turn.HeardInTeam?.Partition)
            ?? (teams.Length == 1 ? teams[0] : null)) is { } team)
            await SendAsync(turn, team, words);
        else
            turn.Ask(new OpenQuestion(
                new CardId(WhichTeamQuestion.Dialog, CardId.NoWeek, turn.NextCard(WhichTeamQuestion.Dialog))
                    .ToString(),
                WhichTeamQuestion.Dialog, turn.NothingKept.Add(SuggestionsCapability.Suggest, words)));
    }

    /// <summary>The teams that somebody can suggest something to, as one of them or as their manager.</summary>
    public static ImmutableArray<TeamSettings> TeamsOf(PersonTurn turn) =>
        [.. turn.Teams.Concat(turn.Managed).DistinctBy(team => team.Partition)];

    /// <summary>To the managers of a team; the person who manages it decides at once.</summary>
    public static async ValueTask SendAsync(PersonTurn turn, TeamSettings team, string words)
    {
        if (team.Managers.Contains(turn.Profile.Partition))
        {
            TakeUpQuestion.Ask(turn, team, words);
            return;
        }

        if (team.Managers.IsEmpty)
        {
            turn.Say(SuggestionsText.NoManager(SharedText.TeamName(team)));
            return;
        }

        var before = (await turn.RowsAsync(Suggestion.Rows)).Select(Suggestion.Read).ToList();
        if (before.Find(one => one.Status == SuggestionStatus.Open && one.Team == team.Partition && one.Text == words)
            is { } waiting)
        {
            turn.Say(SuggestionsText.AlreadyThere(waiting));
            return;
        }

        var today = Suggestion.RowKind.Range(turn.Today);
        if (before.Count(one => today.Holds(one.Row)) >= MostADay)
        {
            turn.Say(SuggestionsText.Tomorrow);
            return;
        }

        var suggestion = new Suggestion(
            turn.NextRow(Suggestion.RowKind), words, team.Partition, team.Managers,
            [.. team.NamedManagers.Select(manager => manager.Name).Where(name => name.Length > 0)],
            new CardId(NamingQuestion.Dialog, CardId.NoWeek, turn.NextCard(NamingQuestion.Dialog)).ToString())
        {
            ByName = turn.Profile.IsAgreed ? null : turn.Heard?.From.Name,
        };
        Keep(turn, suggestion);
        foreach (var manager in suggestion.To)
            PeerMessages.Post(turn, manager, Sent, suggestion.Row);
        NamingQuestion.Ask(turn, suggestion);
    }

    /// <summary>Takes in at once what has become of one, whenever it is brought.</summary>
    /// <returns>Whether there is something to bring.</returns>
    public static async ValueTask<bool> TakeOutcomeAsync(PersonTurn turn, MessageReference letter)
    {
        var row = letter.What == Undecided ? null : (await turn.ReadAsync(letter)).Row;
        if (await FindAsync(turn, RowOf(letter, row)) is not { } suggestion)
            return false;

        switch (letter.What)
        {
            case Yes:
                Keep(turn, suggestion with { Status = SuggestionStatus.TakenUp });
                foreach (var other in suggestion.To.Where(manager => manager != TeamIdea.Read(row!).By))
                    PeerMessages.Post(turn, other, Over, suggestion.Row);
                return true;
            case No when suggestion.Status == SuggestionStatus.TakenUp
                || (suggestion.Status == SuggestionStatus.Passed && row!.Text("text") is null):
                // They heard so from another manager; what this one says beyond that would still be told.
                return false;
            case No:
                Keep(turn, suggestion with { Status = SuggestionStatus.Passed });
                return true;
            default:
                var left = suggestion with { Gone = [.. suggestion.Gone.Add(letter.From).Distinct()] };
                var isLast = left.Status == SuggestionStatus.Open && left.To.All(left.Gone.Contains);
                Keep(turn, isLast ? left with { Status = SuggestionStatus.Undecided } : left);
                if (isLast)
                    turn.Close(left.Card);
                return isLast;
        }
    }

    /// <summary>Tells of it in working hours; of a "not this time" only while nobody took it up after all.</summary>
    public static async ValueTask BringOutcomeAsync(PersonTurn turn, MessageReference letter)
    {
        var row = letter.What == No ? (await turn.ReadAsync(letter)).Row : null;
        if (letter.What == Yes || (await FindAsync(turn, RowOf(letter, row)))?.Status is SuggestionStatus.Passed
            or SuggestionStatus.Undecided)
            PeerMessages.Tell(turn, letter);
    }

    /// <summary>A person who suggested is gone with all their words: nobody need decide any more.</summary>
    public static async ValueTask CallOffAllAsync(PersonTurn turn)
    {
        foreach (var suggestion in (await turn.RowsAsync(Suggestion.Rows)).Select(Suggestion.Read)
            .Where(suggestion => suggestion.Status != SuggestionStatus.TakenUp))
        {
            foreach (var manager in suggestion.To)
                PeerMessages.Post(turn, manager, Over, suggestion.Row);
        }
    }

    public static async ValueTask<Suggestion?> FindAsync(PersonTurn turn, string? row) =>
        (await turn.RowsAsync(Suggestion.Rows)).FirstOrDefault(found => found.Row == row) is { } found
            ? Suggestion.Read(found) : null;

    public static void Keep(PersonTurn turn, Suggestion suggestion) =>
        turn.Put(suggestion.ToEntity(turn.Profile.Partition));

    /// <summary>Which suggestion an outcome speaks of.</summary>
    /// <param name="row">What the letter refers to; <c>null</c>: it is gone, or not needed.</param>
    static string? RowOf(MessageReference letter, Entity? row) => letter.What switch
    {
        Yes => row?.Text("fromRow"),
        No => row?.Text("about") is { } about ? MessageReference.Read(about).Row : null,
        _ => letter.Row,
    };
}
