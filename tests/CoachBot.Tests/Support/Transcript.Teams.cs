using System.Collections.Immutable;
using CoachBot.Core.Conversation;

namespace CoachBot.Tests.Support;

/// <remarks>
/// About teams: <c>install nameless Marc</c> adds the bot by somebody whose name the event does not tell;
/// <c>remove Marc</c> takes it out; <c>join Lea</c> and <c>leave Tom</c> are told by the platform, with the roster as
/// <c>team …</c> last said; <c>guests Kai</c> come from elsewhere; <c>called East team</c> renames the team;
/// <c>other South: Ines, Ana</c> is another team, <c>install Ines in South</c>, <c>Ana (South): text</c>;
/// <c>blocked Ana</c> and <c>unblocked Ana</c> close and open her chat; <c>settings JustMe</c> is the admin's choice of
/// who sees a commitment by default.
/// </remarks>
public sealed partial class Transcript
{
    readonly HashSet<string> _blocked = new(StringComparer.Ordinal);

    /// <returns><c>false</c>: the line is about something else.</returns>
    async Task<bool> DoInTeamAsync(string line)
    {
        var (word, rest) = line.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0
            ? (line[..blank], line[(blank + 1)..].Trim())
            : (line, "");
        switch (word)
        {
            case "install" when rest.StartsWith("nameless ", StringComparison.Ordinal):
                var nameless = Person(rest[9..]) with { Name = null };
                await Scene.HearAsync(Stage.InTeam(nameless, ActivityKind.Installed));
                return true;
            case "install" when rest.Split(" in ") is [var who, var where]:
                await Scene.HearAsync(Stage.InTeam(Person(who), ActivityKind.Installed, where));
                return true;
            case "remove":
                await Scene.HearAsync(Stage.InTeam(Person(rest), ActivityKind.Removed));
                return true;
            case "join" or "leave":
                var kind = word == "join" ? ActivityKind.Joined : ActivityKind.Left;
                await Scene.HearAsync(Stage.InTeam(Person(rest), kind) with { People = [Person(rest)] });
                return true;
            case "guests":
                var guests = People(rest).Select(guest => guest.Id).ToHashSet();
                Stage.Channel.Team =
                    [.. Stage.Channel.Team.Select(person => person with { IsGuest = guests.Contains(person.Id) })];
                return true;
            case "called":
                Stage.Channel.TeamName = rest;
                return true;
            case "other" when rest.Split(": ") is [var name, var people]:
                Stage.Channel.OtherTeams[name] = (_names?.Of(name) ?? name, People(people));
                return true;
            case "blocked" or "unblocked":
                _ = word == "blocked" ? _blocked.Add("29:" + rest) : _blocked.Remove("29:" + rest);
                Stage.Channel.Answer = to => to.Kind == ConversationKind.Personal && _blocked.Contains(to.UserId ?? "")
                    ? new ChannelResult.Unreachable("MessageWritesBlocked")
                    : null;
                return true;
            default:
                return await TypeInOtherTeamAsync(line);
        }
    }

    async Task<bool> TypeInOtherTeamAsync(string line)
    {
        if (_scene is null || Stage.Channel.OtherTeams.Keys.FirstOrDefault(team =>
            line.Contains($" ({team}): ", StringComparison.Ordinal)) is not { } there)
            return false;

        var parts = line.Split($" ({there}): ");
        var said = Stage.InTeam(Person(parts[0]), ActivityKind.Message, there);
        await Scene.HearAsync(said with { Text = parts[1], MessageId = "u" + said.IdempotencyKey });
        return true;
    }

    ImmutableArray<Account> People(string names) => [.. names.Split(',').Select(name => Person(name.Trim()))];
}
