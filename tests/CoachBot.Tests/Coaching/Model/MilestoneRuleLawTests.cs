using CoachBot.Coaching.Model;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Model;

/// <summary>
/// Whatever a rep reports, in whatever order: totals only go up, a try counts like a success, a gap takes nothing
/// away.
/// </summary>
public sealed class MilestoneRuleLawTests
{
    static readonly DateOnly Begins = new(2026, 1, 5);

    static readonly Arbitrary<CommitmentStatus[]> Histories =
        Gen.Elements(Enum.GetValues<CommitmentStatus>()).ListOf().Select(list => list.Take(60).ToArray()).ToArbitrary();

    [Fact]
    public void The_count_of_practice_weeks_never_falls() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories, statuses =>
        {
            var counts = Enumerable.Range(0, statuses.Length + 1)
                .Select(weeks => MilestoneRule.PracticeWeeks(History(statuses[..weeks]), "listening").Count).ToList();

            return counts.Zip(counts.Skip(1)).All(pair => pair.First <= pair.Second)
                && counts[^1] == statuses.Count(status => status is CommitmentStatus.Done or CommitmentStatus.Tried);
        }));

    [Fact]
    public void A_try_reaches_what_a_success_reaches() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories, statuses =>
        {
            var tried = statuses.Select(status => status == CommitmentStatus.Done ? CommitmentStatus.Tried : status)
                .ToArray();

            return Fired(statuses).SequenceEqual(Fired(tried));
        }));

    [Fact]
    public void Each_total_fires_once_in_the_week_that_reaches_it() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories, statuses =>
        {
            var practices = statuses.Count(status => status is CommitmentStatus.Done or CommitmentStatus.Tried);
            var fired = Fired(statuses);

            return fired.Distinct().Count() == fired.Count
                && fired.Contains(Milestone.FirstPractice) == practices >= 1
                && fired.Contains(Milestone.FourWeeks) == practices >= 4
                && fired.Contains(Milestone.EightWeeks) == practices >= 8
                && fired.Contains(Milestone.TwelveWeeks) == practices >= 12
                && fired.Contains(Milestone.TwentySixWeeks) == practices >= 26;
        }));

    [Fact]
    public void What_was_passed_over_is_caught_up_with_later()
    {
        var history = History([.. Enumerable.Repeat(CommitmentStatus.Tried, 5)]);

        var reached = MilestoneRule.Reached(history, history.Commitments.Values.Last());

        Assert.Equal([Milestone.FourWeeks], reached);
    }

    static List<Milestone> Fired(CommitmentStatus[] statuses)
    {
        var fired = new List<Milestone>();
        for (var weeks = 1; weeks <= statuses.Length; weeks++)
        {
            var history = History(statuses[..weeks]);
            fired.AddRange(MilestoneRule.Reached(history, history.Commitments.Values.Last()).Except(fired));
        }

        return fired;
    }

    static Weeks History(IReadOnlyList<CommitmentStatus> statuses) => Weeks.Read(statuses.Select((status, i) =>
    {
        var week = Begins.AddDays(7 * i);
        var name = week.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new Commitment(
            name, 1, $"practice {i}", "listening", new(week, new(9, 0), TimeSpan.Zero), week, name + ".1", Carries: 0)
        {
            Status = status,
        }.ToEntity("p|somebody");
    }));
}
