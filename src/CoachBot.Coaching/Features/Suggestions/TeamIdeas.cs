using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Suggestions;

/// <summary>
/// A team's own ideas: its partition decides which manager was first, whatever the managers press at one time.
/// </summary>
public static class TeamIdeas
{
    /// <summary>The mail's kind, from a manager to their team.</summary>
    public const string Kind = "idea";

    /// <summary>The letter's kind, to a manager: another one took it up before.</summary>
    public const string TakenBefore = "idea-taken";

    /// <summary>What a manager makes an idea.</summary>
    /// <param name="card">Of the draft: it is sent once.</param>
    /// <param name="suggested">The letter that brought it; <c>null</c>: the manager's own.</param>
    public static PeerMessage Mail(
        string manager, string team, string card, string skill, IdeaKind kind, string text, MessageReference? suggested)
    {
        var values = ImmutableSortedDictionary<string, string>.Empty
            .Add("skill", skill).Add("kind", kind.ToString()).Add("text", text);
        return new(
            $"{Kind}-{PlanNames.Digest(manager)}-{card}", Kind, manager, team,
            suggested is null ? values : values.Add("from", suggested.From).Add("fromRow", suggested.Row));
    }

    /// <summary>Keeps it for the team, once for each suggestion; the person who suggested it hears so.</summary>
    public static async ValueTask<Turn> TakeAsync(
        IEntityReader table, TeamSettings team, PeerMessage mail, TurnClock moment, CancellationToken ct)
    {
        var ideas = (await table.QueryAsync(team.Partition, TeamIdea.Rows, null, ct)).Select(TeamIdea.Read).ToList();
        var idea = new TeamIdea(
            Key.Of(Kind, Key.Day(Zones.Local(moment.Now, team.Calendar.Zone).On), mail.Id), mail.Values["skill"],
            Enum.Parse<IdeaKind>(mail.Values["kind"]), mail.Values["text"], mail.From)
        {
            From = mail.Values.GetValueOrDefault("from"),
            FromRow = mail.Values.GetValueOrDefault("fromRow"),
        };
        if (idea.From is { } suggester
            && ideas.Find(known => known.From == suggester && known.FromRow == idea.FromRow) is { } stands)
        {
            return new Turn
            {
                Head = team.Head,
                Owes =
                    [new OutboxMessage.SendMessage(
                        PeerMessages.Mail(team.Partition, mail.From, TakenBefore, stands.Row))],
            };
        }

        return new Turn
        {
            Head = team.Head,
            Changes =
            [
                new Change.Upsert(idea.ToEntity(team.Partition)),
                .. ideas.SkipLast(TeamIdea.Most - 1).Select(oldest => new Change.Delete(oldest.Row)),
            ],
            Owes = idea.From is { } from
                ? [new OutboxMessage.SendMessage(
                    PeerMessages.Mail(team.Partition, from, SuggestHandler.Yes, idea.Row))] : [],
        };
    }
}
