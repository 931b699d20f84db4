using System.Collections.Immutable;
using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Summaries;

/// <summary>Reads a team's reps and draws the summary that a manager may see, at the moment it is sent.</summary>
public sealed class SummaryView(IEntityReader table)
{
    public async ValueTask<Card> ShowAsync(
        PersonTurn manager, ImmutableSortedDictionary<string, string> values, CancellationToken ct)
    {
        if (values[SummaryHandler.Range] == SummaryHandler.OneRep)
            return await ShowRepAsync(manager, values, ct);

        // A person who was a manager when asking may be none by now.
        if (await TeamAsync(values[SummaryHandler.Team], ct) is not { IsRemoved: false } team
            || !team.Managers.Contains(manager.Profile.Partition))
            return Card.Say(SummaryText.ManagersOnly);

        var (reader, week) = (manager.Profile.Partition, WeekOf(team, manager.Moment));
        switch (values[SummaryHandler.Range])
        {
            case SummaryHandler.LastWeek:
                return SummaryCards.Week(await ReadAsync(reader, team, week.Previous, ct), week.Previous);
            case SummaryHandler.FourWeeks:
                var first = week.Previous.Previous.Previous;
                return SummaryCards.Weeks(
                    await ReadAsync(reader, team, first, ct), [first, week.Previous.Previous, week.Previous, week]);
            case SummaryHandler.Everyone:
                return SummaryCards.Everyone(await ReadAsync(reader, team, week, ct), week);
            default:
                var since = values.TryGetValue(SummaryHandler.Since, out var text)
                    ? Key.ReadInstant(text)
                    : (DateTimeOffset?)null;
                var report = await ReadAsync(reader, team, LongBefore(week), ct);
                var told = values.TryGetValue(SummaryHandler.Told, out var before)
                    ? Key.ReadInstant(before)
                    : (DateTimeOffset?)null;
                return SummaryCards.Running(
                    await WithFeedbackAsync(report, week, ct), week, since, told,
                    values.ContainsKey(SummaryHandler.Pushed), ReaderOf(manager));
        }
    }

    static SummaryReader ReaderOf(PersonTurn manager) => new(manager.Profile.Partition)
    {
        Talk = manager.Weeks.Talks.GetValueOrDefault(manager.Week.Name),
        LastTalk = manager.Weeks.Talks.GetValueOrDefault(manager.Week.Previous.Name),
    };

    /// <summary>What a summary would tell, for comparing.</summary>
    public async ValueTask<string> PrintAsync(
        string reader, TeamSettings team, DateTimeOffset? told, TurnClock moment, CancellationToken ct)
    {
        var week = WeekOf(team, moment);
        return SummaryFingerprint.Of((await ReadAsync(reader, team, week.Previous.Previous, ct)).Reps, week, told);
    }

    public async ValueTask<ImmutableArray<Member>> MembersAsync(string team, CancellationToken ct) =>
        [.. (await table.QueryAsync(team, Member.Rows, null, ct)).Select(Member.Read)];

    /// <summary>What one rep has shared, to a manager of a team they are a rep in.</summary>
    async ValueTask<Card> ShowRepAsync(
        PersonTurn manager, ImmutableSortedDictionary<string, string> values, CancellationToken ct)
    {
        var found = new Dictionary<string, (Member Member, List<TeamSettings> Teams)>(StringComparer.Ordinal);
        foreach (var team in manager.Managed.Where(team => team.Managers.Contains(manager.Profile.Partition)))
        {
            var reps = (await MembersAsync(team.Partition, ct)).Where(member => IsRep(team, member)).ToImmutableArray();
            foreach (var member in Named(reps, values))
            {
                if (!found.TryAdd(member.Person, (member, [team])))
                    found[member.Person].Teams.Add(team);
            }
        }

        if (found.Count > 1)
            return Card.Say(SharedText.SeveralCalled(values[SummaryHandler.RepName]));
        if (found.Values.FirstOrDefault() is not { Member: { } rep } meant)
            return Card.Say(SummaryText.NotARep);

        var week = WeekOf(meant.Teams[0], manager.Moment);
        var (profile, weeks) = await RepAsync(rep, week.Previous.Previous.Previous, ct);
        var seen = weeks.SeenBy(manager.Profile.Partition, meant.Teams);
        return profile is { IsAgreed: true, Head.IsDeleting: false }
            ? SummaryCards.Rep(
                await WithFeedbackAsync(new(rep.Person, profile.Name ?? rep.Name, profile, seen), ct),
                manager.Profile.Partition)
            : Card.Say(SummaryText.NotARep);
    }

    /// <summary>How they would like feedback, read of those alone about whom something will be asked.</summary>
    async ValueTask<TeamReport> WithFeedbackAsync(TeamReport report, CoachingWeek week, CancellationToken ct)
    {
        var asked = WorthAsking.About(report.Reps, week).Select(item => item.Rep.Person).ToHashSet();
        var reps = await Task.WhenAll(report.Reps.Select(async rep =>
            asked.Contains(rep.Person) ? await WithFeedbackAsync(rep, ct) : rep));
        return report with { Reps = [.. reps] };
    }

    async ValueTask<RepReport> WithFeedbackAsync(RepReport rep, CancellationToken ct) =>
        rep.Profile.Skill is { } skill
        && await table.GetAsync(rep.Person, SkillProgress.RowOf(skill), ct) is { } row
            ? rep with { Feedback = SkillProgress.Read(row).Feedback }
            : rep;

    static IEnumerable<Member> Named(ImmutableArray<Member> reps, ImmutableSortedDictionary<string, string> values)
    {
        if (values.TryGetValue(SummaryHandler.Rep, out var userId))
            return reps.Where(member => member.UserId == userId);

        var name = values[SummaryHandler.RepName];
        var whole = reps.Where(member => Is(member.Name, name)).ToList();
        return whole.Count > 0 ? whole : reps.Where(member => member.Name.Split(' ', ',').Any(part => Is(part, name)));
    }

    /// <summary>Weeks without an answer are counted from here: nobody silent is asked weekly for longer.</summary>
    static CoachingWeek LongBefore(CoachingWeek week) => week.Previous.Previous.Previous.Previous.Previous.Previous;

    /// <summary>The week that is running where the team is.</summary>
    public static CoachingWeek WeekOf(TeamSettings team, TurnClock moment) =>
        CoachingWeek.Of(Zones.Local(moment.Now, team.Calendar.Zone).On, team.Calendar);

    async ValueTask<TeamSettings?> TeamAsync(string partition, CancellationToken ct) =>
        await table.GetAsync(partition, AddresseeState.RowKey, ct) is { } row
            ? new TeamSettings(new AddresseeState(row)) : null;

    /// <summary>
    /// Everybody on the roster who is a rep, in parallel: one fact has one place, their own partition.
    /// </summary>
    async ValueTask<TeamReport> ReadAsync(
        string manager, TeamSettings team, CoachingWeek since, CancellationToken ct)
    {
        var members = await MembersAsync(team.Partition, ct);
        var people = await Task.WhenAll(members.Where(member => IsRep(team, member)).Select(async member =>
        {
            var (profile, weeks) = await RepAsync(member, since, ct);
            return new RepReport(
                member.Person, profile?.Name ?? member.Name, profile ?? new(AddresseeState.New(member.Person)),
                weeks.SeenBy(manager, team));
        }));
        return new(
            team,
            [
                .. people.Where(rep => rep.Profile is { IsAgreed: true, Head.IsDeleting: false })
                    .OrderBy(rep => rep.Name, StringComparer.OrdinalIgnoreCase),
            ],
            people.Count(rep => rep.Profile is { IsAgreed: false, Head.Unreachable: null }),
            people.Count(rep => rep.Profile.Head.Unreachable is not null),
            members.Count(member => member.IsGuest));
    }

    async Task<(Profile? Profile, Weeks Weeks)> RepAsync(Member member, CoachingWeek since, CancellationToken ct)
    {
        var head = table.GetAsync(member.Person, AddresseeState.RowKey, ct);
        var weeks = table.QueryAsync(member.Person, Weeks.Since(since.Name), null, ct);
        await Task.WhenAll(head, weeks);
        return (await head is { } row ? new Profile(new AddresseeState(row)) : null, Weeks.Read(await weeks));
    }

    static bool IsRep(TeamSettings team, Member member) => !member.IsGuest && !team.Managers.Contains(member.Person);

    static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
