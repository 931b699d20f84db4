using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Model;

/// <summary>What a coaching week is to a rep, beside their commitments.</summary>
/// <param name="Week">By name, its first day.</param>
/// <param name="IsSkipped">Passed on without a reason: neither done nor not done.</param>
/// <param name="IsAway">Away on the ask day: the week leaves every denominator.</param>
/// <param name="AskedAt">When the week's question was put; <c>null</c>: not yet.</param>
public sealed record WeekState(string Week, bool IsSkipped = false, bool IsAway = false, DateTimeOffset? AskedAt = null)
{
    public static string RowOf(string week) => $"week|{week}|state";

    public Entity ToEntity(string partition) => new Entity(partition, RowOf(Week))
        .With("skipped", IsSkipped ? true : null).With("away", IsAway ? true : null).With("askedAt", AskedAt);

    /// <returns><c>null</c> when the row is not a week's state.</returns>
    public static WeekState? Read(Entity row) => row.Row.Split('|') is not ["week", var week, "state"]
        ? null
        : new(week, row.Flag("skipped") ?? false, row.Flag("away") ?? false, row.Moment("askedAt"));
}

/// <summary>A send claimed once and for all: person, week, kind, number.</summary>
/// <param name="IsUnprompted">The bot started it: it counts towards the week's three.</param>
/// <param name="IsDropped">Claimed in order not to be sent: out of its window, over the limit.</param>
public sealed record SendRecord(
    string Week, string Kind, int Number, bool IsUnprompted, bool IsDropped, DateTimeOffset At)
{
    public Entity ToEntity(string partition) =>
        new Entity(partition, string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"week|{Week}|sent|{Kind}|{Number}"))
            .With("kind", Kind).With("number", (long)Number).With("unprompted", IsUnprompted)
            .With("dropped", IsDropped ? true : null).With("at", At);

    /// <returns><c>null</c> when the row is not a claim.</returns>
    public static SendRecord? Read(Entity row) => row.Row.Split('|') is not ["week", var week, "sent", var kind, ..]
        ? null
        : new(
            week, kind, (int)row.Number("number")!, row.Flag("unprompted") ?? true, row.Flag("dropped") ?? false,
            row.Moment("at")!.Value);
}
