using CoachBot.Core.Storage;

namespace CoachBot.Core.Delivery;

/// <summary>
/// How often a pending message may have arrived already: columns <c>life</c> (the process that may be calling now) and
/// <c>mayHaveArrived</c> of its row.
/// </summary>
static class DeliveryAttempts
{
    /// <summary>In place of a process: this process does not know whether its own call arrived.</summary>
    public const string NotKnown = "unknown";

    /// <summary>A message may arrive twice at most.</summary>
    public const long MostMessages = 2;

    /// <summary>An update repeated changes nothing, but it may not block the messages behind it for ever.</summary>
    public const long MostUpdates = 5;

    const string Caller = "life";
    const string Arrivals = "mayHaveArrived";

    /// <summary>The row without the mark of another process's call, which counts as a possible arrival.</summary>
    public static Entity Counted(Entity row, string own) => row.Text(Caller) is { } caller && caller != own
        ? Marked(row, null).With(Arrivals, Of(row) + 1)
        : row;

    /// <summary>The row with the mark of a call.</summary>
    /// <param name="caller">The process that may be calling; <c>null</c>: none is.</param>
    public static Entity Marked(Entity row, string? caller) => row.With(Caller, caller);

    /// <summary>The row of another message: neither a call nor an arrival is known.</summary>
    public static Entity Reset(Entity row) => Marked(row, null).With(Arrivals, 0L);

    public static long Of(Entity row) => row.Number(Arrivals) ?? 0;

    public static bool Any(Entity row) => Of(row) > 0;

    public static bool AreSame(Entity row, Entity other) =>
        row.Text(Caller) == other.Text(Caller) && row.Number(Arrivals) == other.Number(Arrivals);
}
