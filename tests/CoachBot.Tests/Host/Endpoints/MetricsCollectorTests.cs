using System.Diagnostics.Metrics;
using CoachBot.Endpoints;

namespace CoachBot.Tests.Host.Endpoints;

public sealed class MetricsCollectorTests : IDisposable
{
    readonly Meter _meter = new(Guid.NewGuid().ToString());
    readonly MetricsCollector _collector;

    public MetricsCollectorTests() => _collector = new MetricsCollector(_meter.Name);

    [Fact]
    public void A_counter_adds_up_from_zero()
    {
        var counter = _meter.CreateCounter<long>("asked_total", description: "Questions.");
        var before = _collector.Write();

        counter.Add(2);
        counter.Add(3);

        Assert.Equal("# HELP asked_total Questions.\n# TYPE asked_total counter\nasked_total 0\n", before);
        Assert.EndsWith("\nasked_total 5\n", _collector.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_part_the_series_and_are_escaped()
    {
        var counter = _meter.CreateCounter<long>("unreachable_total");

        counter.Add(1, new KeyValuePair<string, object?>("reason", "gone"));
        counter.Add(1, new KeyValuePair<string, object?>("reason", "gone"));
        counter.Add(1, new KeyValuePair<string, object?>("reason", "a \"b\"\\\nc"));

        var text = _collector.Write();
        Assert.Contains("""unreachable_total{reason="gone"} 2""", text, StringComparison.Ordinal);
        Assert.Contains("""unreachable_total{reason="a \"b\"\\\nc"} 1""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gauge_shows_what_is_now()
    {
        var lag = 1.5;
        _meter.CreateObservableGauge("lag_seconds", () => lag);
        var before = _collector.Write();

        lag = 0.25;

        Assert.Contains("# TYPE lag_seconds gauge\nlag_seconds 1.5\n", before, StringComparison.Ordinal);
        Assert.Contains("\nlag_seconds 0.25\n", _collector.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ups_and_downs_are_summed()
    {
        var owed = _meter.CreateUpDownCounter<int>("owed");

        owed.Add(3);
        owed.Add(-2);

        Assert.Contains("# TYPE owed gauge\nowed 1\n", _collector.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_counts_up_to_each_boundary()
    {
        var histogram = _meter.CreateHistogram(
            "turn_seconds", unit: "s", description: null, tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        var before = _collector.Write();

        histogram.Record(0.1, new KeyValuePair<string, object?>("event", "x"));
        histogram.Record(0.5, new KeyValuePair<string, object?>("event", "x"));
        histogram.Record(2, new KeyValuePair<string, object?>("event", "x"));

        Assert.Contains("""turn_seconds_bucket{le="+Inf"} 0""", before, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            # TYPE turn_seconds histogram
            turn_seconds_bucket{event="x",le="0.1"} 1
            turn_seconds_bucket{event="x",le="1"} 2
            turn_seconds_bucket{event="x",le="+Inf"} 3
            turn_seconds_sum{event="x"} 2.6
            turn_seconds_count{event="x"} 3

            """.ReplaceLineEndings("\n"),
            _collector.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_meter_is_left_alone()
    {
        using var other = new Meter(Guid.NewGuid().ToString());

        other.CreateCounter<long>("other_total").Add(1);

        Assert.Equal("", _collector.Write());
    }

    public void Dispose()
    {
        _collector.Dispose();
        _meter.Dispose();
    }
}
