using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>
/// How often what is owed may have arrived already: columns <c>life</c> (who may be calling just now) and
/// <c>mayHaveArrived</c> of the owed row.
/// </summary>
static class DeliveryAttempts
{
    /// <summary>In place of a life: this process does not know whether its own call arrived.</summary>
    public const string NotKnown = "unknown";

    /// <summary>A message may arrive at most so many times.</summary>
    const int Most = 2;

    /// <summary>An update repeated changes nothing, but it may not block what follows for ever.</summary>
    const int MostUpdates = 5;

    /// <summary>The row without the mark of a call that another may have made, which counts from here on.</summary>
    public static Entity Counted(Entity row, string own) => row.Text("life") is { } life && life != own
        ? row.With("life", (string?)null).With("mayHaveArrived", (row.Number("mayHaveArrived") ?? 0) + 1)
        : row;

    public static bool Any(Entity row) => row.Number("mayHaveArrived") > 0;

    public static bool AreSpent(Entity row, OutboxMessage owe) => row.Number("mayHaveArrived") >= owe switch
    {
        OutboxMessage.Say or OutboxMessage.ShowView => Most,
        OutboxMessage.UpdateCard => MostUpdates,
        _ => long.MaxValue,
    };
}
