using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CoachBot.Core.Hosting;

/// <summary>The metrics of the engine. Names and labels never hold a person's words.</summary>
public static class Instruments
{
    public const string MeterName = "CoachBot";

    static readonly Meter Meter = new(MeterName);

    static readonly FrozenDictionary<Counter, Counter<long>> Counters =
        Enum.GetValues<Counter>().ToFrozenDictionary(counter => counter, Created);

    static readonly Counter<long> Unreachables = Meter.CreateCounter<long>(
        "coachbot_unreachable_total",
        description: "Conversations that stopped taking messages, by the platform's reason.");

    static readonly Counter<long> Purges = Meter.CreateCounter<long>(
        "coachbot_purged_total", description: "Rows that retention took away, or the words out of them, by kind.");

    /// <summary>Seconds, each bucket up to and with its boundary.</summary>
    static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    static readonly Histogram<double> Turns = CreatedHistogram(
        "coachbot_turn_seconds", "How long a turn took with its commit, by what began it and what came of it.");

    static readonly Histogram<double> StoreCalls = CreatedHistogram(
        "coachbot_store_call_seconds",
        "How long the store took over a call with all its tries, by kind and what came of it.");

    static readonly Histogram<double> Sends = CreatedHistogram(
        "coachbot_send_seconds", "How long a platform took over a call, by channel, kind and what came of it.");

    static long PendingNow;
    static double LagNow;
    static int SchedulerNow;

    static readonly ObservableGauge<long> PendingGauge = Meter.CreateObservableGauge(
        "coachbot_owed", () => Interlocked.Read(ref PendingNow),
        description: "Addressees with pending messages that this process sends.");

    static readonly ObservableGauge<double> LagGauge = Meter.CreateObservableGauge(
        "coachbot_sweep_lag_seconds", () => Volatile.Read(ref LagNow),
        description: "How late the oldest thing due was in the last sweep, on the coaching clock.");

    static readonly ObservableGauge<int> SchedulerGauge = Meter.CreateObservableGauge(
        "coachbot_scheduler_up", () => Volatile.Read(ref SchedulerNow),
        description: "1 while the scheduler runs and its database, where it has one, answers; else 0.");

    public static void Count(Counter counter) => Counters[counter].Add(1);

    /// <summary>Counts a row that retention took away, or the words out of it.</summary>
    /// <param name="kind">The kind of row, such as <c>commitment</c>.</param>
    public static void Purged(string kind) => Purges.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Counts a conversation that takes no messages any more.</summary>
    /// <param name="reason">A reason that its channel tells apart; <c>null</c> counts as <c>other</c>.</param>
    public static void Unreachable(string? reason) => Unreachables.Add(
        1, new KeyValuePair<string, object?>("reason", reason ?? "other"));

    /// <summary>All instruments exist from here on, with or without a value.</summary>
    public static void Touch() => _ = (PendingGauge, LagGauge, SchedulerGauge);

    /// <summary>Sets how many addressees have pending messages that this process sends.</summary>
    public static void Pending(long addressees) => Interlocked.Exchange(ref PendingNow, addressees);

    public static void SchedulerRuns(bool itDoes) => Volatile.Write(ref SchedulerNow, itDoes ? 1 : 0);

    public static void SweepLag(TimeSpan lag) => Volatile.Write(ref LagNow, lag.TotalSeconds);

    /// <summary>A turn: a span and a measurement.</summary>
    /// <param name="turnEvent">The kind of event that began it.</param>
    public static TimedOperation Turn(string turnEvent, TimeProvider wire) =>
        new(Tracing.Turn, ActivityKind.Internal, Turns, wire, new KeyValuePair<string, object?>("event", turnEvent));

    /// <summary>The coach's own work in a turn: a span.</summary>
    /// <param name="turnEvent">The kind of event that it answers.</param>
    public static TimedOperation Handler(string turnEvent, TimeProvider wire) => new(
        Tracing.Handler, ActivityKind.Internal, histogram: null, wire,
        new KeyValuePair<string, object?>("event", turnEvent));

    /// <summary>A call to a platform: a span and a measurement.</summary>
    /// <param name="channel">The channel's own id.</param>
    /// <param name="call">What is asked of it, such as <c>update</c>.</param>
    public static TimedOperation Send(string channel, string call, TimeProvider wire) => new(
        Tracing.ConversationClient, ActivityKind.Client, Sends, wire,
        new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("call", call));

    /// <summary>A call of the store: a measurement.</summary>
    /// <param name="call">What is asked of it, such as <c>commit</c>.</param>
    public static TimedOperation StoreCall(string call, TimeProvider wire) => new(
        span: null, ActivityKind.Client, StoreCalls, wire, new KeyValuePair<string, object?>("call", call));

    static Histogram<double> CreatedHistogram(string name, string description) =>
        Meter.CreateHistogram(name, unit: "s", description, tags: null, Durations);

    static Counter<long> Created(Counter counter)
    {
        var (name, description) = MetricOf(counter);
        return Meter.CreateCounter<long>(name, description: description);
    }

    static (string Name, string Description) MetricOf(Counter counter) => counter switch
    {
        Counter.Asked => ("coachbot_asked_total", "Weekly questions asked."),
        Counter.Answered => ("coachbot_answered_total", "Answers taken."),
        Counter.Held => ("coachbot_held_total", "Words held until their writer said what they are."),
        Counter.Nudged => ("coachbot_nudged_total", "Nudges and reminders sent."),
        Counter.CheckedIn => ("coachbot_checked_in_total", "Check-ins asked."),
        Counter.Fault => ("coachbot_faults_total", "Turns that met a fault of ours."),
        Counter.Dropped => (
            "coachbot_dropped_total", "Planned sends dropped: out of their window, or over the weekly limit."),
        Counter.Sent => ("coachbot_sent_total", "Messages the platforms took."),
        Counter.SentTwice => (
            "coachbot_sent_twice_total", "Messages sent again although the first may have arrived."),
        Counter.GivenUp => ("coachbot_given_up_total", "Messages given up."),
        Counter.UnknownRow => (
            "coachbot_unknown_rows_total",
            "Rows of a kind that this version does not know, left as they are by retention."),
        _ => throw new UnreachableException($"No metric for {counter}."),
    };
}
