using System.Globalization;
using System.Text;

namespace CoachBot.Endpoints;

/// <summary>What one instrument measured, a series for each set of labels.</summary>
/// <param name="type">As Prometheus calls it.</param>
abstract class MetricFamily(string help, string type)
{
    /// <param name="labels">In braces; empty when there are none.</param>
    public abstract void Take(string labels, double value);

    public void Write(StringBuilder text, string name)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help.ReplaceLineEndings(" ")}\n");
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {type}\n");
        WriteSeries(text, name);
    }

    /// <summary>What never happened is written as zero, so that its first time shows as a rise.</summary>
    protected abstract void WriteSeries(StringBuilder text, string name);
}

/// <summary>A number a series.</summary>
/// <param name="adds">Measurements are changes, not totals.</param>
sealed class NumberFamily(string help, bool isCounter, bool adds)
    : MetricFamily(help, isCounter ? "counter" : "gauge")
{
    readonly SortedDictionary<string, double> _series = new(StringComparer.Ordinal);

    public override void Take(string labels, double value) =>
        _series[labels] = adds ? _series.GetValueOrDefault(labels) + value : value;

    protected override void WriteSeries(StringBuilder text, string name)
    {
        foreach (var (labels, value) in _series.DefaultIfEmpty(new("", 0)))
            text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value:R}\n");
    }
}

/// <summary>How many measurements are at or below each boundary, their sum and their number.</summary>
/// <param name="boundaries">Ascending.</param>
sealed class HistogramFamily(string help, IReadOnlyList<double> boundaries) : MetricFamily(help, "histogram")
{
    readonly SortedDictionary<string, Series> _series = new(StringComparer.Ordinal);

    public override void Take(string labels, double value)
    {
        if (!_series.TryGetValue(labels, out var series))
            _series.Add(labels, series = NewSeries());
        series.Take(boundaries, value);
    }

    protected override void WriteSeries(StringBuilder text, string name)
    {
        foreach (var (labels, series) in _series.DefaultIfEmpty(new("", NewSeries())))
        {
            var below = 0L;
            for (var i = 0; i < boundaries.Count; i++)
            {
                below += series.Counts[i];
                var bucket = WithBoundary(labels, $"{boundaries[i]:R}");
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{bucket} {below}\n");
            }

            var count = below + series.Counts[^1];
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{WithBoundary(labels, $"+Inf")} {count}\n");
            text.Append(CultureInfo.InvariantCulture, $"{name}_sum{labels} {series.Sum:R}\n");
            text.Append(CultureInfo.InvariantCulture, $"{name}_count{labels} {count}\n");
        }
    }

    Series NewSeries() => new(new long[boundaries.Count + 1]);

    static string WithBoundary(string labels, FormattableString boundary)
    {
        var pair = $"le=\"{boundary.ToString(CultureInfo.InvariantCulture)}\"";
        return labels.Length == 0 ? $"{{{pair}}}" : $"{labels[..^1]},{pair}}}";
    }

    /// <param name="counts">Per bucket; the last is above all boundaries.</param>
    sealed class Series(long[] counts)
    {
        public long[] Counts => counts;

        public double Sum { get; private set; }

        public void Take(IReadOnlyList<double> boundaries, double value)
        {
            var bucket = 0;
            while (bucket < boundaries.Count && value > boundaries[bucket])
                bucket++;
            counts[bucket]++;
            Sum += value;
        }
    }
}
