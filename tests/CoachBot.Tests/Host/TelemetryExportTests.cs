using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoachBot.Core.Conversation;
using CoachBot.Core.Hosting;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Span = System.Diagnostics.Activity;

namespace CoachBot.Tests.Host;

/// <summary>What is told of a turn, to whom, and what of it never is.</summary>
public sealed class TelemetryExportTests
{
    static readonly string[] Private =
        ["quietly", "Annabelle", "29:anna", "anna-aad", "chat-7f", "tenant-9c", "act-51"];

    static readonly string[] Histograms =
        ["coachbot_turn_seconds", "coachbot_store_call_seconds", "coachbot_send_seconds"];

    [Fact]
    public async Task A_turn_its_handler_and_its_send_are_spans_of_one_trace()
    {
        using var spans = new Spans();
        await using var host = await StartAsync();

        await host.PostAsync(Words);

        var sent = await spans.SentAsync();
        var all = spans.All.Where(span => span.TraceId == sent.TraceId).ToList();
        var turn = all.Single(span => span.SpanId == sent.ParentSpanId);
        var handler = all.First(span => span.OperationName == "handler");
        Assert.Equal("turn", turn.OperationName);
        Assert.Equal(default, turn.ParentSpanId);
        Assert.Equal(turn.SpanId, handler.ParentSpanId);
    }

    [Fact]
    public async Task No_word_name_or_id_of_a_person_is_in_a_span_or_a_measurement()
    {
        var measured = new ConcurrentQueue<string>();
        using var listener = Listening(measured);
        using var spans = new Spans();
        await using var host = await StartAsync();

        await host.PostAsync(Words);
        await spans.SentAsync();

        var told = spans.All.Select(Told).Concat(measured).ToList();
        Assert.All(Histograms, name => Assert.Contains(told, text => text.StartsWith(name, StringComparison.Ordinal)));
        Assert.All(Private, word => Assert.DoesNotContain(
            told, text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task The_histograms_are_in_metrics()
    {
        using var spans = new Spans();
        await using var host = await StartAsync();

        await host.PostAsync(Words);
        await spans.SentAsync();

        var text = await host.Client.GetStringAsync("/metrics");
        Assert.All(Histograms, name =>
        {
            Assert.Contains($"# TYPE {name} histogram\n", text, StringComparison.Ordinal);
            Assert.Contains($"\n{name}_sum{{", text, StringComparison.Ordinal);
            Assert.Contains($"\n{name}_count{{", text, StringComparison.Ordinal);
        });
        Assert.Contains(
            "\ncoachbot_turn_seconds_bucket{event=\"ActivityReceived\",outcome=\"taken\",le=\"+Inf\"} ", text,
            StringComparison.Ordinal);
        Assert.All(Private, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("OpenTelemetry:Endpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task A_collector_that_is_set_gets_traces_and_metrics(string setting)
    {
        using var spans = new Spans();
        await using var collector = await Collector.StartAsync();
        await using var host = await StartAsync($"--{setting}={collector.Address}");

        await host.PostAsync(Words);
        await spans.SentAsync();
        var traces = host.Services.GetRequiredService<TracerProvider>();
        var metrics = host.Services.GetRequiredService<MeterProvider>();

        Assert.True(traces.ForceFlush());
        Assert.True(metrics.ForceFlush());
        Assert.Contains("conversation_client", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("handler", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("coachbot_turn_seconds", collector.At("/v1/metrics"), StringComparison.Ordinal);
        Assert.All(Private, word => Assert.DoesNotContain(
            word, collector.At("/v1/traces") + collector.At("/v1/metrics"), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_fault_of_ours_marks_its_spans_and_its_words_stay_out_of_them()
    {
        using var spans = new Spans();
        await using var host = await StartAsync(
            services => services.RemoveAll<ICoach>().AddSingleton<ICoach>(new StubCoach
            {
                Entered = () => throw new InvalidOperationException("I will ask quietly, said Annabelle"),
            }));

        await host.PostAsync(Words);

        var failed = await spans.FailedAsync();
        Assert.Equal("failed", failed.GetTagItem("outcome"));
        Assert.All(Private, word => Assert.DoesNotContain(
            spans.All.Select(Told), text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_there_that_could_send()
    {
        await using var host = await StartAsync();

        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<MeterProvider>());
    }

    static Task<RunningHost> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    static Task<RunningHost> StartAsync(Action<IServiceCollection> with, params string[] settings) =>
        RunningHost.StartAsync(settings, services =>
        {
            services.RemoveAll<IChannel>().AddSingleton<IChannel>(new ScriptedChannel());
            with(services);
        });

    static string Told(Span span) =>
        $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} "
        + $"{string.Join(' ', span.Events)} {string.Join(' ', span.Baggage)}";

    static MeterListener Listening(ConcurrentQueue<string> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Instruments.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (instrument, _, tags, _) => measured.Enqueue(Text(instrument, tags)));
        listener.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) => measured.Enqueue(Text(instrument, tags)));
        listener.Start();
        return listener;
    }

    static string Text(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name} {string.Join(' ', tags.ToArray())}";

    static string Words => """
        {
          "type": "message", "text": "I will ask quietly", "id": "act-51",
          "channelId": "msteams", "serviceUrl": "http://127.0.0.1:9",
          "from": { "id": "29:anna", "name": "Annabelle", "aadObjectId": "anna-aad" },
          "recipient": { "id": "28:bot" },
          "conversation": { "id": "chat-7f", "conversationType": "personal", "tenantId": "tenant-9c" },
          "channelData": { "tenant": { "id": "tenant-9c" } }
        }
        """;

    /// <summary>All spans of the engine that end meanwhile, those of other tests too.</summary>
    sealed class Spans : IDisposable
    {
        readonly ConcurrentQueue<Span> _all = [];
        readonly TaskCompletionSource<Span> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly TaskCompletionSource<Span> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Tracing.SourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Take,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IEnumerable<Span> All => _all;

        /// <summary>The first send whose turn was seen whole.</summary>
        public Task<Span> SentAsync() => _sent.Task.WaitAsync(TimeSpan.FromSeconds(30));

        /// <summary>The first handler that failed.</summary>
        public Task<Span> FailedAsync() => _failed.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Dispose() => _listener.Dispose();

        void Take(Span span)
        {
            _all.Enqueue(span);
            if (span is { OperationName: "handler", Status: ActivityStatusCode.Error })
                _failed.TrySetResult(span);

            // A send may come back before its turn's span ends, so either may complete the pair.
            var trace = _all.Where(other => other.TraceId == span.TraceId).ToList();
            if (trace.Find(other => other.OperationName == "conversation_client") is { } sent
                && trace.Exists(other => other.SpanId == sent.ParentSpanId)
                && trace.Exists(other => other.OperationName == "handler" && other.ParentSpanId == sent.ParentSpanId))
                _sent.TrySetResult(sent);
        }
    }
}
