using CoachBot.Coaching.Calendar;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching;

/// <summary>Twelve weeks of a team whose people do as they like: what holds whatever they do.</summary>
public sealed class TwelveWeeksTests
{
    const int MostUnasked = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Nobody_hears_more_than_three_unasked_messages_a_week_all_in_working_hours(int seed)
    {
        var company = await LiveAsync(seed, weeks: 12);

        foreach (var name in Company.People)
        {
            var claims = await company.ClaimsAsync(name);
            var asked = claims.Where(claim => claim.Kind == PlanNames.Later).Select(claim => claim.At).ToList();
            var unasked = company.Unasked.Where(said => said.Name == name && !asked.Remove(said.At)).ToList();

            Assert.NotEmpty(unasked);
            Assert.All(unasked, said => Assert.True(
                WorkingHours.Contains(said.At, TeamCalendar.Default, said.Zone),
                    $"{said} at {Zones.Local(said.At, said.Zone)}"));
            Assert.All(
                unasked.GroupBy(said => CoachingWeek.Of(Zones.Local(said.At, said.Zone).On, TeamCalendar.Default)),
                week => Assert.True(week.Count() <= MostUnasked, $"{name}, {week.Key}: {string.Join(", ", week)}"));

            // What was said is what was claimed: never the same kind twice in a week, one reminder and then silence.
            var sent = claims.Where(claim => claim is { IsUnprompted: true, IsDropped: false }).ToList();
            Assert.Equal(sent.Select(claim => claim.At).Order(), unasked.Select(said => said.At).Order());
            Assert.All(
                sent.GroupBy(claim => (claim.Week, claim.Kind, claim.Number))
                    .Where(kind => kind.Key.Kind != "invitation"),
                kind => Assert.Single(kind));
        }
    }

    [Theory]
    [InlineData(11)]
    public async Task Half_a_year_of_counts_only_goes_up_and_each_milestone_fires_once(int seed)
    {
        var company = new Company(seed);
        await company.SetUpAsync();
        var before = Company.People.ToDictionary(name => name, _ => (Milestones: Array.Empty<string>(), Practices: 0));

        for (var week = 0; week < 30; week++)
        {
            await LiveOnAsync(company, weeks: 1);
            foreach (var name in Company.People)
            {
                var rows = await company.Table.QueryAsync(Company.PartitionOf(name), RowRange.All, null, default);
                var milestones = rows.Where(row => row.Row.StartsWith("milestone|", StringComparison.Ordinal))
                    .Select(row => row.Row).ToArray();
                var practices = Weeks.Read(rows).Commitments.Values.Count(commitment => commitment.IsPractice);

                Assert.Subset(milestones.ToHashSet(), before[name].Milestones.ToHashSet());
                Assert.True(practices >= before[name].Practices);
                before[name] = (milestones, practices);
            }
        }

        var said = company.Stage.Channel.Spoken.Where(said => said.UpdateOf is null && said.Message.CardId is { } card
            && card.StartsWith("milestone.", StringComparison.Ordinal));
        Assert.NotEmpty(said);
        Assert.Contains(before.Values, person => person.Practices > 4);
    }

    static async Task<Company> LiveAsync(int seed, int weeks)
    {
        var company = new Company(seed);
        await company.SetUpAsync();
        await LiveOnAsync(company, weeks);
        return company;
    }

    static async Task LiveOnAsync(Company company, int weeks)
    {
        var clock = company.Stage.Clock;
        var until = clock.GetUtcNow().AddDays(7 * weeks);
        while (clock.GetUtcNow() < until)
        {
            // Sundays too, and the night: people write when they like.
            await company.WaitAsync(clock.GetUtcNow().AddMinutes(197));
            if (await company.DoSomethingAsync() is { } name)
                await HoldsAsync(company, name);
        }
    }

    /// <summary>
    /// The plan that stands is the plan that would be made; it keeps to working hours and to who wants it.
    /// </summary>
    static async Task HoldsAsync(Company company, string name)
    {
        var turn = await company.LookAsync(name);
        var plan = SendPlanner.Plan(turn);
        var again = turn.Finish().Head.Plan;

        Assert.Equal(plan, again);
        Assert.Equal(
            plan.Where(due => due.Value > turn.Now), turn.Profile.Head.Plan.Where(due => due.Value > turn.Now));

        var sends = SendPlanner.Sends(turn);
        Assert.All(sends.Values.Select(planned => planned.Send), send =>
        {
            Assert.True(
                WorkingHours.Contains(send.At, send.Calendar, turn.Zone) || send.At <= turn.Now, $"{name}: {send}");
            Assert.False(Zones.Local(send.At, turn.Zone).On < turn.Profile.AwayUntil, $"{name} is away: {send}");
        });
        if (turn.Profile.IsStopped)
            Assert.Empty(sends);
        if (!turn.Profile.IsAgreed)
        {
            Assert.DoesNotContain(
                sends.Values,
                planned => planned.Send.Kind.Name is "Ask" or "Nudge" or "Reminder" or "CheckIn");
        }
    }
}
