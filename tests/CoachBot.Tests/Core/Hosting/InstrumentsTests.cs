using CoachBot.Core.Hosting;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Core.Hosting;

/// <summary>Names of metrics are a contract with dashboards and alerts.</summary>
public sealed class InstrumentsTests
{
    public static TheoryData<Counter, string> Metrics => new()
    {
        { Counter.Asked, "coachbot_asked_total" },
        { Counter.Answered, "coachbot_answered_total" },
        { Counter.Held, "coachbot_held_total" },
        { Counter.Nudged, "coachbot_nudged_total" },
        { Counter.CheckedIn, "coachbot_checked_in_total" },
        { Counter.Fault, "coachbot_faults_total" },
        { Counter.Dropped, "coachbot_dropped_total" },
        { Counter.Sent, "coachbot_sent_total" },
        { Counter.SentTwice, "coachbot_sent_twice_total" },
        { Counter.GivenUp, "coachbot_given_up_total" },
        { Counter.UnknownRow, "coachbot_unknown_rows_total" },
    };

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_counter_has_a_metric_of_its_own(Counter counter, string metric)
    {
        using var counted = new Counted(metric);

        Instruments.Count(counter);

        Assert.Equal([""], counted.Labels);
    }

    [Fact]
    public void No_counter_is_without_a_name_in_this_list() =>
        Assert.Empty(Enum.GetValues<Counter>().Except(Metrics.Select(row => (Counter)row[0])));

    [Fact]
    public void A_purged_row_is_counted_by_its_kind()
    {
        using var counted = new Counted("coachbot_purged_total");

        Instruments.Purged("commitment");

        Assert.Equal(["commitment"], counted.Labels);
    }
}
