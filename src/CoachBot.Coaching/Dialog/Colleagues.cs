using System.Collections.Immutable;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Dialog;

/// <summary>The people of a person's teams, without guests and the person.</summary>
public static class Colleagues
{
    public static async ValueTask<ImmutableArray<Member>> OfAsync(PersonTurn turn)
    {
        var people = new List<Member>();
        foreach (var team in turn.Teams.Concat(turn.Managed).DistinctBy(team => team.Partition))
            people.AddRange(await turn.MembersAsync(team));
        return
        [
            .. people.Where(member => !member.IsGuest && member.Person != turn.Profile.Partition)
                .DistinctBy(member => member.Person),
        ];
    }

    /// <summary>Those whom words such as "Marc and Ben" or "my manager" speak of.</summary>
    /// <returns>Empty: nobody of the person's teams.</returns>
    public static async ValueTask<ImmutableArray<Member>> SpokenOfAsync(PersonTurn turn, string words)
    {
        var people = await OfAsync(turn);
        var managers = NameMatcher.SaysManager(words) && turn.Team is { Managers: var ids }
            ? people.Where(member => ids.Contains(member.Person))
            : [];
        return [.. NameMatcher.In(words, people).Concat(managers).DistinctBy(member => member.Person)];
    }
}
