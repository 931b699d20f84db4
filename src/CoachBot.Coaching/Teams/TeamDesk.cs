using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Suggestions;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Teams;

/// <summary>Takes what happens to a team: the bot comes and goes, people come and go, a manager sets it up.</summary>
public sealed class TeamDesk(IEntityReader table)
{
    /// <summary>The mail's kind: a manager's settings.</summary>
    public const string Setup = "setup";

    /// <summary>In column <c>greeted</c>: the team was told by name who manages it.</summary>
    public const string ByName = "name";

    /// <summary>The mail's kind, from the team to itself: tell the next members what they are now.</summary>
    const string Tell = "tell";

    /// <summary>The mail's kind: in a team that the bot has not heard of somebody types <c>setup</c>.</summary>
    const string Meet = "meet";

    const string RosterKind = "roster";

    /// <summary>Rows written in one turn, each with a mail beside it; a commit takes 90 in all.</summary>
    const int AtOnce = 35;

    static readonly TimeSpan RosterEvery = TimeSpan.FromHours(24);

    public async ValueTask<Turn> TakeAsync(Happening happening, Head head, Moment moment, CancellationToken ct)
    {
        var team = new TeamSettings(head);
        return happening switch
        {
            Happening.Heard { Activity: { Kind: ActivityKind.Installed } activity }
                => await GreetAsync(team, activity, moment, ct),
            Happening.Heard { Activity: { Kind: ActivityKind.Removed } activity }
                => await LeaveAsync(team, activity, ct),
            Happening.Heard { Activity: { Kind: ActivityKind.Joined or ActivityKind.Left } activity }
                when !team.IsRemoved => ReadRoster(Met(team, activity), activity.Conversation, moment, activity.SeenId),
            Happening.Came { Kind: RosterKind } when head.Chat is { } chat && !team.IsRemoved
                => ReadRoster(team, chat, moment, moment.Now.UtcTicks.ToString(CultureInfo.InvariantCulture)),
            Happening.RosterRead read => await new RosterReading(table, team, read, moment).TakeAsync(AtOnce, ct),
            Happening.Mailed { Mail: { Kind: Meet } mail } when head.IsNew || team.IsRemoved =>
                MeetFor(head, mail, moment),
            Happening.Unreachable when team.AskedBy is { } asker => NotThere(team, asker),
            Happening.Mailed { Mail: { Kind: Setup } mail } => await SetUpAsync(team, mail, moment, ct),
            Happening.Mailed { Mail: { Kind: Peers.Letters.Kind } mail } when team.Managers.Contains(mail.From) =>
                Announce(team, mail),
            Happening.Mailed { Mail: { Kind: TeamIdeas.Kind } mail }
                when team.Managers.Contains(mail.From) && !team.IsRemoved =>
                await TeamIdeas.TakeAsync(table, team, mail, moment, ct),
            Happening.Mailed { Mail: { Kind: Tell } mail } => await TellAsync(team, mail, ct),
            Happening.Came => new Turn { Head = head.WithPlan(head.Plan.Clear()) },
            _ => new Turn { Head = head, IsNothing = true },
        };
    }

    /// <summary>Says hello once, however many events tell of one installation, and reads who is there.</summary>
    async ValueTask<Turn> GreetAsync(TeamSettings team, Activity activity, Moment moment, CancellationToken ct)
    {
        var isNew = !team.IsGreeted;
        team = Met(team, activity).With("removed", (bool?)null);
        if (!isNew)
            return new Turn { Head = team.Head };

        var installer = activity.From is { IsGuest: false, Id.Length: > 0 } from ? from : null;
        var (greeted, hello) = (team.ManagerNames, installer) switch
        {
            ([{ Length: > 0 }, ..], _) => (ByName, TeamCopy.HelloAgain(team.ManagerNames)),
            (_, null) => ("nobody", TeamCopy.HelloNobody),
            (_, { Name: { Length: > 0 } name }) => (ByName, TeamCopy.Hello(name)),
            _ => ("id", TeamCopy.HelloNameless),
        };
        team = team.With("greeted", greeted);
        var said = new Owed.Say(Card.Say(hello), In: activity.Conversation);
        if (!team.Managers.IsEmpty || installer is null)
            return Owing(team.Managers.IsEmpty ? team.With("installedBy", (string?)null) : team, [said]);

        team = team.With("installedBy", installer.Id);
        return Owing(team, await ToInstallerAsync(team, installer, activity.SeenId, ct) is { } mail
            ? [mail, said]
            : [said]);

        Turn Owing(TeamSettings greetedTeam, ImmutableArray<Owed> owes)
        {
            var turn = ReadRoster(greetedTeam, activity.Conversation, moment, activity.SeenId);
            return turn with { Owes = [.. owes, .. turn.Owes] };
        }
    }

    /// <summary>Whoever added the bot may type <c>setup</c> at once, before the roster has told who they are.</summary>
    /// <returns><c>null</c>: not known by an id that stays; the roster comes in a moment.</returns>
    async ValueTask<Owed.Post?> ToInstallerAsync(
        TeamSettings team, Account installer, string why, CancellationToken ct)
    {
        var chat = team.Head.Chat!;
        var person = await Addressees.MetAsync(table, chat.Channel, chat.TenantId, installer.Id, ct)
            ?? (installer.DirectoryId is { } id ? Addressee.Person(chat.Channel, chat.TenantId, id) : null);
        return person is null
            ? null
            : RosterReading.Mail(
                team, new Member(person, installer.Name ?? "", installer.Id, false, ""), why, Belonging.Installer);
    }

    /// <summary>Tells a team that the bot is in it, with all it needs to read who else is.</summary>
    /// <param name="why">The event's id.</param>
    public static Mail Meeting(TeamSettings team, string from, string why)
    {
        var there = team.Head.Chat!;
        var values = ImmutableSortedDictionary<string, string>.Empty
            .Add("channel", there.Channel).Add("serviceUrl", there.ServiceUrl).Add("tenantId", there.TenantId)
            .Add("botId", there.BotId).Add("teamId", there.TeamId!);
        return new(
            $"meet-{why}", Meet, from, team.Partition, team.Name is { } name ? values.Add("name", name) : values);
    }

    static Turn MeetFor(Head head, Mail mail, Moment moment)
    {
        var there = new ConversationReference(
            mail.Values["channel"], mail.Values["serviceUrl"], mail.Values["tenantId"], mail.Values["botId"],
            ConversationKind.Channel, mail.Values["teamId"], TeamId: mail.Values["teamId"]);
        var team = TeamSettings.Met(head, there, mail.Values.GetValueOrDefault("name")).With("askedBy", mail.From);
        return ReadRoster(team, there, moment, mail.Id);
    }

    /// <summary>The roster tells nothing: the bot is not in the team, and whoever typed there hears so.</summary>
    static Turn NotThere(TeamSettings team, string asker) => new()
    {
        Head = team.With("removed", true).With("askedBy", (string?)null).Head.WithPlan(team.Head.Plan.Clear()),
        Owes = [new Owed.Post(new Mail(
            $"not-there-{team.Head.NextOwed}", Belonging.NotThere, team.Partition, asker,
            ImmutableSortedDictionary<string, string>.Empty))],
    };

    /// <summary>What a rep let the team know of, with what their manager says to it.</summary>
    static Turn Announce(TeamSettings team, Mail mail) => new()
    {
        Head = team.Head,
        Owes = team.IsRemoved ? [] :
        [
            new Owed.Show(
                Peers.Letters.NoticeView,
                ImmutableSortedDictionary<string, string>.Empty.Add(
                    "letter", new Peers.Letter(mail.Values["what"], mail.From, mail.Values["row"]).ToText()),
                new CardName(Peers.Letters.Kind, CardName.NoWeek, (int)team.Head.NextOwed).ToString()),
        ],
    };

    async ValueTask<Turn> LeaveAsync(TeamSettings team, Activity activity, CancellationToken ct) => new()
    {
        Head = team.With("removed", true).With("greeted", (string?)null).Head.WithPlan(team.Head.Plan.Clear()),
        Changes =
        [
            .. (await table.QueryAsync(team.Partition, TeamIdea.Rows, null, ct)).Select(row =>
                new Change.Delete(row.Row)),
        ],
        Owes = [Continue(team, "", "left-" + activity.SeenId)],
    };

    static TeamSettings Met(TeamSettings team, Activity activity) =>
        new TeamSettings(team.Head.With(activity.Conversation with { Kind = ConversationKind.Channel }))
            .With("name", activity.TeamName ?? team.Name);

    static Turn ReadRoster(TeamSettings team, ConversationReference there, Moment moment, string reading) => new()
    {
        Head = team.Head.WithPlan(team.Head.Plan.SetItem(RosterKind, moment.Now + RosterEvery)),
        Owes = [new Owed.ReadRoster(there, reading)],
    };

    /// <summary>
    /// A manager's settings: the first to complete them is the first manager, if nobody else is known to be.
    /// </summary>
    async ValueTask<Turn> SetUpAsync(TeamSettings team, Mail mail, Moment moment, CancellationToken ct)
    {
        var roster = (await table.QueryAsync(team.Partition, Member.Rows, null, ct)).Select(Member.Read).ToList();
        var members = roster.Where(member => !member.IsGuest)
            .ToDictionary(member => member.Person, StringComparer.Ordinal);
        var isTheirs = team switch
        {
            { Managers.IsEmpty: false } => team.Managers.Contains(mail.From),
            { InstalledBy: { } installer } => installer == mail.Values.GetValueOrDefault("by"),
            // A form opened by somebody who has left since, or who is a guest, makes no manager.
            _ => roster.Count == 0 || members.ContainsKey(mail.From),
        };
        if (!isTheirs || team.IsRemoved)
        {
            return new Turn
            {
                Head = team.Head,
                Owes = [new Owed.Post(new Mail(
                    "refused-" + mail.Id, Belonging.Refused, team.Partition, mail.From,
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
        var told = isFirst ? TeamCopy.SetUp(team.ManagerNames)
            : before.ToHashSet().SetEquals(managers) ? null
            : TeamCopy.ManagersAre(team.ManagerNames);
        return new Turn
        {
            Head = team.Head,
            Owes = [.. Said(team, told), Continue(team, "", "setup-" + mail.Id)],
        };
    }

    static IEnumerable<Owed> Said(TeamSettings team, Phrase? told) =>
        told is not null && team.Head.Chat is { } chat && team.ManagerNames is [{ Length: > 0 }, ..]
            ? [new Owed.Say(Card.Say(told), In: chat)]
            : [];

    /// <summary>
    /// Tells the next members what they are now, some at a time; a team the bot has left forgets them.
    /// </summary>
    async ValueTask<Turn> TellAsync(TeamSettings team, Mail mail, CancellationToken ct)
    {
        var after = mail.Values["after"];
        var range = Member.Rows with { From = after.Length == 0 ? Member.Rows.From : after + " " };
        var rows = await table.QueryAsync(team.Partition, range, AtOnce, ct);
        var owes = rows.Select(row => (Owed)RosterReading.Mail(team, Member.Read(row), mail.Id)).ToList();
        if (rows.Length == AtOnce)
            owes.Add(Continue(team, rows[^1].Row, mail.Values["why"]));
        return new Turn
        {
            Head = team.Head,
            Changes = team.IsRemoved ? [.. rows.Select(row => new Change.Delete(row.Row))] : [],
            Owes = [.. owes],
        };
    }

    static Owed.Post Continue(TeamSettings team, string after, string why) => new(new Mail(
        $"{why}-{Schedule.Agenda.ShortName(after)}", Tell, team.Partition, team.Partition,
        ImmutableSortedDictionary<string, string>.Empty.Add("after", after).Add("why", why)));
}
