using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CoachBot.Core.Hosting;

namespace CoachBot.Tests.Support;

/// <summary>What the flow of one test counts in one metric; other tests of the process do not count.</summary>
sealed class Counted : IDisposable
{
    static readonly AsyncLocal<Counted?> Current = new();

    readonly ConcurrentQueue<string> _labels = [];
    readonly MeterListener _listener = new();

    public Counted(string metric)
    {
        Current.Value = this;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.MeterName && instrument.Name == metric)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (Current.Value == this)
                _labels.Enqueue(tags.Length > 0 ? $"{tags[0].Value}" : "");
        });
        _listener.Start();
    }

    /// <summary>The label of each count, or an empty text where the metric has none.</summary>
    public IReadOnlyCollection<string> Labels => _labels;

    public void Dispose() => _listener.Dispose();
}
