using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Schedule;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Summaries;

/// <summary>Reads a team's reps and draws the summary that a manager may see, at the moment it is sent.</summary>
public sealed class SummaryView(IEntityReader table)
{
    public async ValueTask<Card> ShowAsync(
        PersonTurn manager, ImmutableSortedDictionary<string, string> values, CancellationToken ct)
    {
        var team = await TeamAsync(values[Summarising.Team], ct);
        // Whoever was a manager when asking may be none by now.
        if (team is null || !team.Managers.Contains(manager.Profile.Partition))
            return Card.Say(SummaryCopy.ManagersOnly);

        var week = WeekOf(team, manager.Moment);
        var reps = await RepsAsync(team, week.Previous.Previous.Previous, ct);
        switch (values[Summarising.Range])
        {
            case Summarising.LastWeek:
                return SummaryCards.Week(team, reps, week.Previous, isRunning: false);
            case Summarising.FourWeeks:
                return SummaryCards.Weeks(
                    team, reps, [week.Previous.Previous.Previous, week.Previous.Previous, week.Previous, week]);
            case Summarising.Everyone:
                return SummaryCards.Everyone(team, reps, week);
            case "@" when values.TryGetValue(Summarising.Rep, out var userId):
                var members = (await MembersAsync(team.Partition, ct)).Where(member => member.UserId == userId);
                return members.Select(member => reps.FirstOrDefault(rep => rep.Person == member.Person)).FirstOrDefault() is { } rep
                    ? SummaryCards.Rep(rep, week)
                    : Card.Say(SummaryCopy.NotARep);
            default:
                return SummaryCards.Week(team, reps, week, isRunning: true);
        }
    }

    /// <summary>Stands for what a summary would show: when it is the same, nothing has changed.</summary>
    public async ValueTask<string> PrintAsync(TeamSettings team, Moment moment, CancellationToken ct)
    {
        var week = WeekOf(team, moment);
        var reps = await RepsAsync(team, week.Previous, ct);
        var print = new StringBuilder();
        foreach (var rep in reps)
        {
            foreach (var commitment in rep.Weeks.Commitments.Values)
                print.Append(commitment.Id).Append(commitment.Status).Append(commitment.Text).Append(commitment.Visibility);
            print.Append(rep.Person).Append(rep.IsSilentIn(week.Previous)).Append(rep.IsAwayIn(week)).Append(rep.IsCoached);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(print.ToString())).AsSpan(0, 8));
    }

    public async ValueTask<ImmutableArray<Member>> MembersAsync(string team, CancellationToken ct) =>
        [.. (await table.QueryAsync(team, Member.Rows, null, ct)).Select(Member.Read)];

    /// <summary>The week that is running where the team is.</summary>
    static CoachingWeek WeekOf(TeamSettings team, Moment moment) =>
        CoachingWeek.Of(Zones.Local(moment.Now, team.Calendar.Zone).On, team.Calendar);

    async ValueTask<TeamSettings?> TeamAsync(string partition, CancellationToken ct) =>
        await table.GetAsync(partition, Head.RowKey, ct) is { } row ? new TeamSettings(new Head(row)) : null;

    /// <summary>Everybody on the roster who is a rep, in parallel: one fact has one place, their own partition.</summary>
    async ValueTask<IReadOnlyList<RepReport>> RepsAsync(TeamSettings team, CoachingWeek since, CancellationToken ct)
    {
        var members = (await MembersAsync(team.Partition, ct))
            .Where(member => !member.IsGuest && !team.Managers.Contains(member.Person));
        var reports = await Task.WhenAll(members.Select(member => RepAsync(member, since, ct)));
        return [.. reports.OfType<RepReport>().OrderBy(rep => rep.Name, StringComparer.OrdinalIgnoreCase)];
    }

    async Task<RepReport?> RepAsync(Member member, CoachingWeek since, CancellationToken ct)
    {
        var head = table.GetAsync(member.Person, Head.RowKey, ct);
        var weeks = table.QueryAsync(member.Person, Weeks.Since(since.Name), null, ct);
        await Task.WhenAll(head, weeks);
        return await head is { } row && new Head(row) is { IsDeleting: false } found && new Profile(found) is { IsAgreed: true } profile
            ? new(member.Person, profile.Name ?? member.Name, profile, Weeks.Read(await weeks))
            : null;
    }
}
