using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>One page of a team's roster was read: joiners come in, and after the last page leavers go.</summary>
/// <remarks>A reading stamps everybody it finds; what does not fit into one turn comes when the page is read
/// again.</remarks>
public sealed class RosterUpdate(
    IEntityReader table, TeamSettings team, TurnEvent.RosterRead read, TurnClock moment)
{
    readonly OutboxMessage.ReadRoster _asked = read.Read;

    /// <param name="atOnce">So many people in one turn; the same page is read again for the rest.</param>
    public async ValueTask<Turn> TakeAsync(int atOnce, CancellationToken ct)
    {
        // The bot was taken out while the roster was being read: nobody belongs to the team any more.
        if (team.IsRemoved)
            return new Turn { Head = team.Head };

        var known = (await table.QueryAsync(team.Partition, Member.Rows, null, ct)).Select(Member.Read).ToList();
        var byUser = known.DistinctBy(member => member.UserId)
            .ToDictionary(member => member.UserId, StringComparer.Ordinal);
        var byPerson = known.ToDictionary(member => member.Person, StringComparer.Ordinal);
        var page = read.Page.Members.DistinctBy(account => account.Id).ToList();

        var fresh = page.Where(account =>
            !byUser.TryGetValue(account.Id, out var before) || before != Stamped(account, before.Person)).ToList();
        var taken = await Task.WhenAll(fresh.Take(atOnce).Select(account => FoundAsync(account, byUser, ct)));
        var now = await FirstManagedAsync(
            team.With("name", read.Page.TeamName ?? team.Name).With("askedBy", (string?)null), page, byUser, ct);

        var changes = taken.Select(member => (Change)new Change.Upsert(member.ToEntity(team.Partition))).ToList();
        var owes = taken.Where(member => !byPerson.TryGetValue(member.Person, out var before)
                || before.IsGuest != member.IsGuest || before.UserId != member.UserId)
            .Select(member => (OutboxMessage)Introduced(now, member, page)).ToList();

        if (fresh.Count > atOnce)
        {
            owes.Add(Next(_asked.Continuation));
        }
        else if (read.Page.Continuation is { } continuation)
        {
            owes.Add(Next(continuation));
        }
        else
        {
            var here = page.Select(account => account.Id).ToHashSet(StringComparer.Ordinal);
            // Somebody found under a new id in this reading is the same person, and has not left.
            var found = taken.Select(member => member.Person).ToHashSet(StringComparer.Ordinal);
            var left = known.Where(member => member.Reading != _asked.Reading
                && !here.Contains(member.UserId) && !found.Contains(member.Person)).ToList();
            var room = atOnce - taken.Length;
            changes.AddRange(left.Take(room).Select(member => new Change.Delete(member.Row)));
            owes.AddRange(left.Take(room).Select(member => Mail(now, member, _asked.Reading, MembershipUpdate.Nobody)));
            now = ManagedFromHere(now, [.. known.Except(left), .. taken]);
            if (left.Count > room)
                owes.Add(Next(_asked.Continuation));
        }

        return new Turn { Head = now.Head, Changes = [.. changes], Owes = [.. owes, .. Told(now)] };
    }

    OutboxMessage.ReadRoster Next(string? continuation) =>
        _asked with { Continuation = continuation, Round = _asked.Round + 1 };

    /// <summary>As <see cref="Mail"/>, with zone and language where the roster has them.</summary>
    OutboxMessage.SendMessage Introduced(TeamSettings now, Member member, List<Account> page)
    {
        var account = page.First(account => account.Id == member.UserId);
        var mail = Mail(now, member, _asked.Reading).Mail;
        var values = mail.Values;
        if (account.Zone is { } zone)
            values = values.Add("zone", zone);
        if (account.Locale is { } locale)
            values = values.Add("locale", locale);
        return new(mail with { Values = values });
    }

    /// <summary>What a member is to the team, as mail to them; it carries their address for a first contact.</summary>
    public static OutboxMessage.SendMessage Mail(TeamSettings team, Member member, string why, string? role = null)
    {
        role ??= team.IsRemoved ? MembershipUpdate.Nobody
            : member.IsGuest ? MembershipUpdate.Guest
            : team.Managers.Contains(member.Person) ? MembershipUpdate.Manager
            : MembershipUpdate.Rep;
        var chat = team.Head.Chat!;
        return new(new PeerMessage(
            $"{why}-{PlanNames.Digest(team.Partition)}-{role}", MembershipUpdate.Kind, team.Partition,
                member.Person,
            ImmutableSortedDictionary<string, string>.Empty
                .Add(MembershipUpdate.RoleKey, role).Add("userId", member.UserId).Add("channel", chat.Channel)
                .Add("serviceUrl", chat.ServiceUrl).Add("tenantId", chat.TenantId).Add("botId", chat.BotId)));
    }

    /// <summary>A person who added the bot manages the team, unless a person does already.</summary>
    async ValueTask<TeamSettings> FirstManagedAsync(
        TeamSettings now, List<Account> page, Dictionary<string, Member> byUser, CancellationToken ct)
    {
        if (!now.Managers.IsEmpty || now.InstalledBy is not { } installer
            || page.FirstOrDefault(account => account.Id == installer && !account.IsGuest) is not { } found)
            return now;

        var first = await FoundAsync(found, byUser, ct);
        return now.WithManagers([(first.Person, first.Name)], moment.Now);
    }

    /// <summary>
    /// Who has left manages nothing, nor does a guest, nor the person who saved the setup before the roster told that
    /// they are not on it; the person who added the bot and is not on it does not either.
    /// </summary>
    TeamSettings ManagedFromHere(TeamSettings now, List<Member> here)
    {
        var may = here.GroupBy(member => member.Person).Where(rows => !rows.Last().IsGuest)
            .Select(rows => rows.Key).ToHashSet(StringComparer.Ordinal);
        if (!now.Managers.All(may.Contains))
        {
            now = now.WithManagers(
                [.. now.NamedManagers.Where(manager => may.Contains(manager.Person))], moment.Now);
        }

        return now.Managers.IsEmpty ? now.With("installedBy", (string?)null) : now;
    }

    /// <summary>
    /// The team is told who manages it when that has come out, and asked when it turns out that nobody does.
    /// </summary>
    IEnumerable<OutboxMessage> Told(TeamSettings now)
    {
        if (now.Head.Chat is not { } chat)
            yield break;

        var isNamed = now.Head.Row.Text("greeted") == TeamTurnHandler.ByName;
        if (team.Managers.IsEmpty && now.ManagerNames is [{ Length: > 0 } name, ..] && !isNamed)
            yield return new OutboxMessage.Say(Card.Say(TeamText.AddedBy(name)), In: chat);
        else if (now.Managers.IsEmpty
            && (!team.Managers.IsEmpty || (team.InstalledBy is not null && now.InstalledBy is null)))
            yield return new OutboxMessage.Say(Card.Say(TeamText.WhoManages), In: chat);
    }

    /// <summary>
    /// A person met before the team keeps the key they have, even one made from the platform's id alone.
    /// </summary>
    async Task<Member> FoundAsync(Account account, Dictionary<string, Member> byUser, CancellationToken ct)
    {
        var (channel, tenant) = (_asked.Team.Channel, _asked.Team.TenantId);
        var person = byUser.GetValueOrDefault(account.Id)?.Person
            ?? await Addressees.MetAsync(table, channel, tenant, account.Id, ct)
            ?? Addressee.Person(channel, tenant, account.DirectoryId ?? account.Id);
        return Stamped(account, person);
    }

    Member Stamped(Account account, string person) =>
        new(person, account.Name ?? "", account.Id, account.IsGuest, _asked.Reading);
}
