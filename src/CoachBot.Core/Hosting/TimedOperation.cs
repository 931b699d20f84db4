using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoachBot.Core.Hosting;

/// <summary>Something that takes time, from here until it is disposed of: a span, a measurement, or both.</summary>
/// <remarks>Dispose of it in the method that began it: the span that ran before runs again.</remarks>
public sealed class TimedOperation : IDisposable
{
    const string OutcomeLabel = "outcome";

    readonly Activity? _before = Activity.Current;
    readonly Activity? _span;
    readonly Histogram<double>? _histogram;
    readonly TimeProvider _wire;
    readonly long _beganAt;
    readonly TagList _labels;

    /// <param name="span">The span's name; <c>null</c>: there is none.</param>
    /// <param name="histogram"><c>null</c>: how long it took is not measured.</param>
    /// <param name="labels">Of the span and of the measurement; each of a closed set.</param>
    internal TimedOperation(
        string? span, ActivityKind kind, Histogram<double>? histogram, TimeProvider wire,
        params ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        (_histogram, _wire, _labels) = (histogram, wire, new TagList(labels));
        _span = span is null ? null : Tracing.Start(span, kind);
        foreach (var (name, value) in labels)
            _span?.SetTag(name, value);
        _beganAt = wire.GetTimestamp();
    }

    /// <summary>What came of it, of a closed set; <c>failed</c> until it is known.</summary>
    public string Outcome { get; set; } = "failed";

    public void Dispose()
    {
        var labels = _labels;
        labels.Add(OutcomeLabel, Outcome);
        _histogram?.Record(_wire.GetElapsedTime(_beganAt).TotalSeconds, labels);
        if (_span is null)
            return;

        _span.SetTag(OutcomeLabel, Outcome);
        if (Outcome == "failed")
            _span.SetStatus(ActivityStatusCode.Error);
        _span.Dispose();
        Activity.Current = _before;
    }
}
