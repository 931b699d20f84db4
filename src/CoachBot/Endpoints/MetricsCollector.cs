using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CoachBot.Endpoints;

/// <summary>Adds up what one meter measures and writes it in Prometheus' text format, version 0.0.4.</summary>
/// <remarks>Instruments are named as Prometheus names them. Counts begin with the process.</remarks>
public sealed class MetricsCollector : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    readonly Lock _gate = new();
    readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    readonly MeterListener _listener;

    public MetricsCollector(string meterName)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == meterName)
                {
                    Add(instrument);
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Take(instrument, value, labels));
        _listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Take(instrument, value, labels));
        _listener.SetMeasurementEventCallback<double>(
            (instrument, value, labels, _) => Take(instrument, value, labels));
        _listener.Start();
    }

    /// <summary>Everything measured so far, families and series in the order of their names.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();

        var text = new StringBuilder();
        lock (_gate)
        {
            foreach (var (name, family) in _families)
                family.Write(text, name);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    void Add(Instrument instrument)
    {
        var help = instrument.Description ?? "";
        MetricFamily family = instrument is Histogram<double> histogram
            ? new HistogramFamily(help, histogram.Advice?.HistogramBucketBoundaries ?? [])
            : new NumberFamily(help, IsCounter(instrument), Adds(instrument));
        lock (_gate)
            _families.TryAdd(instrument.Name, family);
    }

    void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var series = Labels(labels);
        lock (_gate)
            _families[instrument.Name].Take(series, value);
    }

    static bool IsCounter(Instrument instrument) =>
        instrument.GetType().GetGenericTypeDefinition() is var type
        && (type == typeof(Counter<>) || type == typeof(ObservableCounter<>));

    /// <summary>Measurements are changes, not totals.</summary>
    static bool Adds(Instrument instrument) =>
        instrument.GetType().GetGenericTypeDefinition() is var type
        && (type == typeof(Counter<>) || type == typeof(UpDownCounter<>));

    static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        if (labels.IsEmpty)
            return "";

        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in labels)
            pairs[name] = Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

        return $"{{{string.Join(',', pairs.Select(pair => $"{pair.Key}=\"{pair.Value}\""))}}}";
    }

    static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
