using System.Collections.Immutable;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Teams;

/// <summary>One page of a team's roster was read: joiners come in, and after the last page leavers go.</summary>
public sealed class RosterReading(IEntityReader table, TeamSettings team, Happening.RosterRead read)
{
    readonly Owed.ReadRoster _asked = read.Read;

    /// <param name="atOnce">So many people in one turn; the same page is read again for the rest.</param>
    public async ValueTask<Turn> TakeAsync(int atOnce, CancellationToken ct)
    {
        var known = (await table.QueryAsync(team.Partition, Member.Rows, null, ct)).Select(Member.Read)
            .ToDictionary(member => member.Person, StringComparer.Ordinal);
        var found = read.Page.Members.Select(account => Found(account, known)).ToList();
        var fresh = found.Where(member => !known.TryGetValue(member.Person, out var before) || before != member).ToList();
        var now = team.With("name", read.Page.TeamName ?? team.Name);
        if (now.Managers.IsEmpty && now.Head.Row.Text("installedBy") is { } installer
            && found.FirstOrDefault(member => member.UserId == installer && !member.IsGuest) is { } first)
            now = now.With("managers", [first.Person]).With("managerNames", [first.Name]);

        var taken = fresh.Take(atOnce).ToList();
        var changes = taken.Select(member => (Change)new Change.Upsert(member.ToEntity(team.Partition))).ToList();
        var owes = taken.Where(member => !known.TryGetValue(member.Person, out var before)
                || before.IsGuest != member.IsGuest || before.UserId != member.UserId)
            .Select(member => (Owed)Mail(now, member, _asked.Reading)).ToList();

        if (fresh.Count > atOnce)
        {
            // A reading stamps everybody it finds; those of this page that did not fit come when it is read again.
            owes.Add(Next(_asked.Continuation));
        }
        else if (read.Page.Continuation is { } continuation)
        {
            owes.Add(Next(continuation));
        }
        else
        {
            var here = found.Select(member => member.Person).ToHashSet(StringComparer.Ordinal);
            var left = known.Values.Where(member => member.Reading != _asked.Reading && !here.Contains(member.Person)).ToList();
            changes.AddRange(left.Take(atOnce - taken.Count).Select(member => new Change.Delete(member.Row)));
            owes.AddRange(left.Take(atOnce - taken.Count).Select(member => Mail(now, member, _asked.Reading, Belonging.Nobody)));
            if (left.Count > atOnce - taken.Count)
                owes.Add(Next(_asked.Continuation));
        }

        return new Turn { Head = now.Head, Changes = [.. changes], Owes = [.. owes] };
    }

    Owed.ReadRoster Next(string? continuation) => _asked with { Continuation = continuation, Round = _asked.Round + 1 };

    /// <summary>What a member is to the team, as mail to them; it carries their address for a first contact.</summary>
    public static Owed.Post Mail(TeamSettings team, Member member, string why, string? role = null)
    {
        role ??= team.IsRemoved ? Belonging.Nobody
            : member.IsGuest ? Belonging.Guest
            : team.Managers.Contains(member.Person) ? Belonging.Manager
            : Belonging.Rep;
        var chat = team.Head.Chat!;
        return new(new Mail(
            $"{why}-{Schedule.Agenda.ShortName(team.Partition)}-{role}", Belonging.Kind, team.Partition, member.Person,
            ImmutableSortedDictionary<string, string>.Empty
                .Add(Belonging.RoleKey, role).Add("userId", member.UserId).Add("channel", chat.Channel)
                .Add("serviceUrl", chat.ServiceUrl).Add("tenantId", chat.TenantId).Add("botId", chat.BotId)));
    }

    Member Found(Account account, Dictionary<string, Member> known)
    {
        // Somebody first seen by the platform's id alone keeps that key; the roster knows them by it.
        var byUser = known.Values.FirstOrDefault(member => member.UserId == account.Id)?.Person;
        return new(
            byUser ?? Addressee.Person(_asked.Team.Channel, _asked.Team.TenantId, account.DirectoryId ?? account.Id),
            account.Name ?? "", account.Id, account.IsGuest, _asked.Reading);
    }
}
