using System.Diagnostics.Metrics;

namespace CoachBot.Core.Hosting;

/// <summary>What is counted. Names and labels never hold a person's words.</summary>
public static class Instruments
{
    public const string MeterName = "CoachBot";

    /// <summary>What is counted for each row that a newer version wrote.</summary>
    public const string UnknownRows = "unknown_rows";

    static readonly Meter Meter = new(MeterName);
    static readonly Dictionary<string, Counter<long>> Counters = new(StringComparer.Ordinal)
    {
        ["asked"] = Meter.CreateCounter<long>("coachbot_asked_total", description: "Weekly questions asked."),
        ["answered"] = Meter.CreateCounter<long>("coachbot_answered_total", description: "Answers taken."),
        ["nudged"] = Meter.CreateCounter<long>("coachbot_nudged_total", description: "Nudges and reminders sent."),
        ["checked_in"] = Meter.CreateCounter<long>("coachbot_checked_in_total", description: "Check-ins asked."),
        ["faults"] = Meter.CreateCounter<long>("coachbot_faults_total", description: "Turns that met a fault of ours."),
        ["dropped"] = Meter.CreateCounter<long>(
            "coachbot_dropped_total",
            description: "Planned sends dropped: out of their window, or over the weekly limit."),
        ["sent"] = Meter.CreateCounter<long>("coachbot_sent_total", description: "Messages the platforms took."),
        ["sent_twice"] = Meter.CreateCounter<long>(
            "coachbot_sent_twice_total", description: "Messages sent again although the first may have arrived."),
        ["given_up"] = Meter.CreateCounter<long>("coachbot_given_up_total", description: "Messages given up."),
        [UnknownRows] = Meter.CreateCounter<long>(
            "coachbot_unknown_rows_total",
            description: "Rows of a kind that this version does not know, left as they are by retention."),
    };

    static readonly Counter<long> Unreachables = Meter.CreateCounter<long>(
        "coachbot_unreachable_total",
        description: "Conversations that stopped taking messages, by the platform's reason.");

    /// <summary>What is counted for each kind of row that retention took: <c>purged.</c> and the kind.</summary>
    public const string Purged = "purged.";

    static readonly Counter<long> Purges = Meter.CreateCounter<long>(
        "coachbot_purged_total", description: "Rows that retention took away, or the words out of them, by kind.");

    static long OwedNow;
    static double LagNow;
    static int SchedulerNow;

    static readonly ObservableGauge<long> OwedGauge = Meter.CreateObservableGauge(
        "coachbot_owed", () => Interlocked.Read(ref OwedNow),
        description: "Addressees with something owed that this process sends.");

    static readonly ObservableGauge<double> LagGauge = Meter.CreateObservableGauge(
        "coachbot_sweep_lag_seconds", () => Volatile.Read(ref LagNow),
        description: "How late the oldest thing due was in the last sweep, on the coaching clock.");

    static readonly ObservableGauge<int> SchedulerGauge = Meter.CreateObservableGauge(
        "coachbot_scheduler_up", () => Volatile.Read(ref SchedulerNow),
        description: "1 while the scheduler runs and its database, where it has one, answers; else 0.");

    /// <param name="name">One of those above; a name that is none is a fault of ours.</param>
    public static void Count(string name)
    {
        if (name.StartsWith(Purged, StringComparison.Ordinal))
            Purges.Add(1, new KeyValuePair<string, object?>("kind", name[Purged.Length..]));
        else
            Counters[name].Add(1);
    }

    /// <summary>The reasons that are told apart; what else a platform says counts as <c>other</c>.</summary>
    static readonly HashSet<string> Reasons = new(StringComparer.Ordinal)
    {
        "BotDisabledByAdmin", "BotNotInConversationRoster", "ConversationBlockedByUser", "ConversationNotFound",
        "ForbiddenOperationException", "MessageWritesBlocked", "uninstalled",
    };

    public static void Unreachable(string reason) => Unreachables.Add(
        1, new KeyValuePair<string, object?>("reason", Reasons.Contains(reason) ? reason : "other"));

    /// <summary>All instruments exist from here on, with or without a value.</summary>
    public static void Touch() => _ = (OwedGauge, LagGauge, SchedulerGauge);

    public static void Owing(long addressees) => Interlocked.Exchange(ref OwedNow, addressees);

    public static void SchedulerRuns(bool itDoes) => Volatile.Write(ref SchedulerNow, itDoes ? 1 : 0);

    public static void SweepLag(TimeSpan lag) => Volatile.Write(ref LagNow, lag.TotalSeconds);
}
