using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Setup;

/// <summary>Takes what happens to a team: the bot comes and goes, people come and go, a manager sets it up.</summary>
public sealed class TeamTurnHandler(IEntityReader table, CapabilitySet capabilities)
{
    /// <summary>The mail's kind: a manager's settings.</summary>
    public const string Setup = "setup";

    /// <summary>In column <c>greeted</c>: the team was told by name who manages it.</summary>
    public const string ByName = "name";

    /// <summary>The mail's kind, from the team to itself: tell the next members what they are now.</summary>
    const string Tell = "tell";

    /// <summary>The mail's kind: in a team that the bot has not heard of a person types <c>setup</c>.</summary>
    const string Meet = "meet";

    const string RosterKind = "roster";

    /// <summary>Rows written in one turn, each with a mail beside it; a commit takes 90 in all.</summary>
    const int AtOnce = 35;

    static readonly TimeSpan RosterEvery = TimeSpan.FromHours(24);

    public async ValueTask<Turn> TakeAsync(
        TurnEvent happening, AddresseeState head, TurnClock moment, CancellationToken ct)
    {
        var team = new TeamSettings(head);
        return happening switch
        {
            TurnEvent.ActivityReceived { Activity: { Kind: ActivityKind.Installed } activity }
                => await GreetAsync(team, activity, moment, ct),
            TurnEvent.ActivityReceived { Activity: { Kind: ActivityKind.Removed } activity }
                => await LeaveAsync(team, activity, ct),
            TurnEvent.ActivityReceived { Activity: { Kind: ActivityKind.Joined or ActivityKind.Left } activity }
                when !team.IsRemoved =>
                    ReadRoster(Met(team, activity), activity.Conversation, moment, activity.IdempotencyKey),
            TurnEvent.TimerDue { Kind: RosterKind } when head.Chat is { } chat && !team.IsRemoved
                => ReadRoster(team, chat, moment, moment.Now.UtcTicks.ToString(CultureInfo.InvariantCulture)),
            TurnEvent.RosterRead read => await new RosterUpdate(table, team, read, moment).TakeAsync(AtOnce, ct),
            TurnEvent.MessageReceived { Mail: { Kind: Meet } mail } when head.IsNew || team.IsRemoved =>
                MeetFor(head, mail, moment),
            TurnEvent.Unreachable when team.AskedBy is { } asker => NotThere(team, asker),
            TurnEvent.MessageReceived { Mail: { Kind: Setup } mail } => await SetUpAsync(team, mail, moment, ct),
            TurnEvent.MessageReceived { Mail: { Kind: PeerMessages.Kind } mail } when team.Managers.Contains(
                mail.From) => TeamAnnouncement.Of(team, mail),
            TurnEvent.MessageReceived { Mail: { Kind: Tell } mail } => await TellAsync(team, mail, ct),
            TurnEvent.TimerDue => new Turn { Head = head.WithPlan(head.Plan.Clear()) },
            TurnEvent.MessageReceived { Mail: var mail } =>
                await TakeAsync(new(table, team, mail, moment, ct)) ?? Nothing(head),
            _ => Nothing(head),
        };
    }

    async ValueTask<Turn?> TakeAsync(TeamRequest request)
    {
        foreach (var capability in capabilities.All)
        {
            if (await capability.TakeForTeamAsync(request) is { } taken)
                return taken;
        }

        return null;
    }

    static Turn Nothing(AddresseeState head) => new() { Head = head, IsNothing = true };

    /// <summary>Says hello once, however many events tell of one installation, and reads who is there.</summary>
    async ValueTask<Turn> GreetAsync(TeamSettings team, Activity activity, TurnClock moment, CancellationToken ct)
    {
        var isNew = !team.IsGreeted;
        team = Met(team, activity).With("removed", (bool?)null);
        if (!isNew)
            return new Turn { Head = team.Head };

        var installer = activity.From is { IsGuest: false, Id.Length: > 0 } from ? from : null;
        var (greeted, hello) = (team.ManagerNames, installer) switch
        {
            ([{ Length: > 0 }, ..], _) => (ByName, TeamText.HelloAgain(team.ManagerNames)),
            (_, null) => ("nobody", TeamText.HelloNobody),
            (_, { Name: { Length: > 0 } name }) => (ByName, TeamText.Hello(name)),
            _ => ("id", TeamText.HelloNameless),
        };
        team = team.With("greeted", greeted);
        var said = new OutboxMessage.Say(Card.Say(hello), In: activity.Conversation);
        if (!team.Managers.IsEmpty || installer is null)
            return Owing(team.Managers.IsEmpty ? team.With("installedBy", (string?)null) : team, [said]);

        team = team.With("installedBy", installer.Id);
        return Owing(team, await ToInstallerAsync(team, installer, activity.IdempotencyKey, ct) is { } mail
            ? [mail, said]
            : [said]);

        Turn Owing(TeamSettings greetedTeam, ImmutableArray<OutboxMessage> owes)
        {
            var turn = ReadRoster(greetedTeam, activity.Conversation, moment, activity.IdempotencyKey);
            return turn with { Owes = [.. owes, .. turn.Owes] };
        }
    }

    /// <summary>Who added the bot may type <c>setup</c> at once, before the roster has told who they are.</summary>
    /// <returns><c>null</c>: not known by an id that stays; the roster comes in a moment.</returns>
    async ValueTask<OutboxMessage.SendMessage?> ToInstallerAsync(
        TeamSettings team, Account installer, string why, CancellationToken ct)
    {
        var chat = team.Head.Chat!;
        var person = await Addressees.MetAsync(table, chat.Channel, chat.TenantId, installer.Id, ct)
            ?? (installer.DirectoryId is { } id ? Addressee.Person(chat.Channel, chat.TenantId, id) : null);
        return person is null
            ? null
            : RosterUpdate.Mail(
                team, new(person, installer.Name ?? "", installer.Id, false, ""), why, MembershipUpdate.Installer);
    }

    /// <summary>Tells a team that the bot is in it, with all it needs to read who else is.</summary>
    /// <param name="why">The event's id.</param>
    public static PeerMessage Meeting(TeamSettings team, string from, string why)
    {
        var there = team.Head.Chat!;
        var values = ImmutableSortedDictionary<string, string>.Empty
            .Add("channel", there.Channel).Add("serviceUrl", there.ServiceUrl).Add("tenantId", there.TenantId)
            .Add("botId", there.BotId).Add("teamId", there.TeamId!);
        return new(
            $"meet-{why}", Meet, from, team.Partition, team.Name is { } name ? values.Add("name", name) : values);
    }

    static Turn MeetFor(AddresseeState head, PeerMessage mail, TurnClock moment)
    {
        var there = new ConversationReference(
            mail.Values["channel"], mail.Values["serviceUrl"], mail.Values["tenantId"], mail.Values["botId"],
            ConversationKind.Channel, mail.Values["teamId"], TeamId: mail.Values["teamId"]);
        var team = TeamSettings.Met(head, there, mail.Values.GetValueOrDefault("name")).With("askedBy", mail.From);
        return ReadRoster(team, there, moment, mail.Id);
    }

    /// <summary>The roster tells nothing: the bot is not in the team, and who typed there hears so.</summary>
    static Turn NotThere(TeamSettings team, string asker) => new()
    {
        Head = team.With("removed", true).With("askedBy", (string?)null).Head.WithPlan(team.Head.Plan.Clear()),
        Owes = [new OutboxMessage.SendMessage(new PeerMessage(
            $"not-there-{team.Head.NextOwed}", MembershipUpdate.NotThere, team.Partition, asker,
            ImmutableSortedDictionary<string, string>.Empty))],
    };

    async ValueTask<Turn> LeaveAsync(TeamSettings team, Activity activity, CancellationToken ct) => new()
    {
        Head = team.With("removed", true).With("greeted", (string?)null).Head.WithPlan(team.Head.Plan.Clear()),
        Changes =
        [
            .. (await table.QueryAsync(team.Partition, TeamIdea.Rows, null, ct)).Select(row =>
                new Change.Delete(row.Row)),
        ],
        Owes = [Continue(team, "", "left-" + activity.IdempotencyKey)],
    };

    static TeamSettings Met(TeamSettings team, Activity activity) =>
        new TeamSettings(team.Head.With(activity.Conversation with { Kind = ConversationKind.Channel }))
            .With("name", activity.TeamName ?? team.Name);

    static Turn ReadRoster(TeamSettings team, ConversationReference there, TurnClock moment, string reading) => new()
    {
        Head = team.Head.WithPlan(team.Head.Plan.SetItem(RosterKind, moment.Now + RosterEvery)),
        Owes = [new OutboxMessage.ReadRoster(there, reading)],
    };

    /// <summary>
    /// A manager's settings: the first to complete them is the first manager, if nobody else is known to be.
    /// </summary>
    async ValueTask<Turn> SetUpAsync(TeamSettings team, PeerMessage mail, TurnClock moment, CancellationToken ct)
    {
        var roster = (await table.QueryAsync(team.Partition, Member.Rows, null, ct)).Select(Member.Read).ToList();
        var members = roster.Where(member => !member.IsGuest)
            .ToDictionary(member => member.Person, StringComparer.Ordinal);
        var isTheirs = team switch
        {
            { Managers.IsEmpty: false } => team.Managers.Contains(mail.From),
            { InstalledBy: { } installer } => installer == mail.Values.GetValueOrDefault("by"),
            // A form opened by a person who has left since, or who is a guest, makes no manager.
            _ => roster.Count == 0 || members.ContainsKey(mail.From),
        };
        if (!isTheirs || team.IsRemoved)
        {
            return new Turn
            {
                Head = team.Head,
                Owes = [new OutboxMessage.SendMessage(new PeerMessage(
                    "refused-" + mail.Id, MembershipUpdate.Refused, team.Partition, mail.From,
                    ImmutableSortedDictionary<string, string>.Empty))],
            };
        }

        var managers = mail.Values["managers"].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(members.ContainsKey).ToImmutableArray();
        if (managers.IsEmpty)
            managers = [mail.From];

        var (isFirst, before) = (!team.IsSetUp, team.Managers);
        team = SetupForm.Apply(team, mail.Values)
            .WithManagers([.. managers.Select(manager => (manager, members.GetValueOrDefault(manager)?.Name
                ?? (manager == mail.From ? mail.Values.GetValueOrDefault("byName") : null) ?? ""))], moment.Now)
            .With("installedBy", (string?)null)
            .With("setUpAt", team.Head.Row.Moment("setUpAt") ?? moment.Now);
        var told = isFirst ? TeamText.SetUp(team.ManagerNames)
            : before.ToHashSet().SetEquals(managers) ? null
            : TeamText.ManagersAre(team.ManagerNames);
        return new Turn
        {
            Head = team.Head,
            Owes = [.. Said(team, told), Continue(team, "", "setup-" + mail.Id)],
        };
    }

    static IEnumerable<OutboxMessage> Said(TeamSettings team, Phrase? told) =>
        told is not null && team.Head.Chat is { } chat && team.ManagerNames is [{ Length: > 0 }, ..]
            ? [new OutboxMessage.Say(Card.Say(told), In: chat)]
            : [];

    /// <summary>
    /// Tells the next members what they are now, some at a time; a team the bot has left forgets them.
    /// </summary>
    async ValueTask<Turn> TellAsync(TeamSettings team, PeerMessage mail, CancellationToken ct)
    {
        var after = mail.Values["after"];
        var range = Member.Rows with { From = after.Length == 0 ? Member.Rows.From : after + " " };
        var rows = await table.QueryAsync(team.Partition, range, AtOnce, ct);
        var owes = rows.Select(row => (OutboxMessage)RosterUpdate.Mail(team, Member.Read(row), mail.Id)).ToList();
        if (rows.Length == AtOnce)
            owes.Add(Continue(team, rows[^1].Row, mail.Values["why"]));
        return new Turn
        {
            Head = team.Head,
            Changes = team.IsRemoved ? [.. rows.Select(row => new Change.Delete(row.Row))] : [],
            Owes = [.. owes],
        };
    }

    static OutboxMessage.SendMessage Continue(TeamSettings team, string after, string why) => new(new PeerMessage(
        $"{why}-{PlanNames.Digest(after)}", Tell, team.Partition, team.Partition,
        ImmutableSortedDictionary<string, string>.Empty.Add("after", after).Add("why", why)));
}
