using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>Who can be asked for help now, and in which order.</summary>
public static class HelperMatcher
{
    /// <summary>Offered at once.</summary>
    public const int Most = 3;

    /// <summary>Less working time together leaves no room for twenty minutes.</summary>
    public static readonly TimeSpan LeastTogether = TimeSpan.FromMinutes(30);

    /// <summary>
    /// A person of the rep's teams as they stand: row by row, since each one's offer is theirs to end at once.
    /// </summary>
    /// <param name="Zone">IANA.</param>
    public sealed record Colleague(Member Member, Profile Profile, TeamCalendar Calendar, string Zone);

    /// <summary>Up to three of the rep's colleagues, the ones to be asked first at the beginning.</summary>
    /// <param name="but">Partitions of those who were asked already.</param>
    public static async ValueTask<ImmutableArray<Member>> FindAsync(
        PersonTurn turn, string skill, IReadOnlyCollection<string> but)
    {
        var found = new List<Colleague>();
        foreach (var team in turn.Teams.Concat(turn.Managed).DistinctBy(team => team.Partition))
        {
            var members = (await turn.MembersAsync(team)).Where(member => !member.IsGuest
                && member.Person != turn.Profile.Partition && !but.Contains(member.Person)).ToImmutableArray();
            var profiles = await turn.ProfilesAsync(members.Select(member => member.Person));
            found.AddRange(members.Zip(profiles, (member, profile) => new Colleague(
                member, profile, team.Calendar,
                profile.ChosenZone ?? profile.ClientZone ?? team.Calendar.Zone)));
        }

        return Ranked(
            found, skill, turn.Settings.Packs, turn.Today,
            of => WorkingHours.Together(turn.Now, turn.Calendar, turn.Zone, of.Calendar, of.Zone) >= LeastTogether);
    }

    /// <summary>
    /// Those who named the skill before those who take anything; within these the person who was asked longest ago, or
    /// never.
    /// </summary>
    public static ImmutableArray<Member> Ranked(
        IEnumerable<Colleague> colleagues, string skill, SkillPacks packs, DateOnly today,
        Func<Colleague, bool> worksTogether) =>
    [
        .. (from colleague in colleagues.DistinctBy(colleague => colleague.Member.Person)
           let offer = HelperProfile.Of(colleague.Profile)
           where offer is not null && HasRoom(colleague.Profile, offer) && colleague.Profile.CanBeAsked(today)
           let names = offer.Names(skill, packs)
           where (names || offer.TakesAnything) && worksTogether(colleague)
           orderby names descending, colleague.Profile.HelperAskedAt ?? DateTimeOffset.MinValue,
               colleague.Member.Name
           select colleague.Member).Take(Most),
    ];

    /// <summary>Fewer requests are open with them than they take at once.</summary>
    /// <param name="but">A letter not counted; <c>null</c>: all are.</param>
    public static bool HasRoom(Profile profile, HelperProfile offer, string? but = null) =>
        profile.HelpAsked.Count(letter => letter != but) + profile.HelpPromised < offer.Most;
}
