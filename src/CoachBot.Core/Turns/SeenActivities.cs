using System.Collections.Immutable;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>The events an addressee took before: row <c>seen|day|id</c>, by the machine's day.</summary>
public sealed class SeenActivities(string partition, ImmutableArray<Entity> rows)
{
    /// <summary>Ids of peer messages begin so; they are remembered longer.</summary>
    public const string MailPrefix = "mail-";

    const string Prefix = "seen|";

    /// <summary>How many ids one turn forgets, so that its commit stays small.</summary>
    const int AtOnce = 10;

    /// <summary>How long a resend of the same event is recognised.</summary>
    static readonly TimeSpan For = TimeSpan.FromDays(3);

    static readonly TimeSpan MailFor = TimeSpan.FromDays(30);

    public static async Task<SeenActivities> LoadAsync(IEntityReader table, string partition, CancellationToken ct) =>
        new(partition, await table.QueryAsync(partition, RowRange.Prefix(Prefix), null, ct));

    public bool Has(string id)
    {
        var ending = "|" + Key.Escape(id);
        return rows.Any(row => row.Row.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>Remembers an id.</summary>
    /// <param name="id"><c>null</c>: an event that cannot come twice.</param>
    public IEnumerable<Change> Remember(string? id, DateTimeOffset wire)
    {
        if (id is null)
            yield break;

        var day = DateOnly.FromDateTime(wire.UtcDateTime);
        yield return new Change.Insert(
            new Entity(partition, $"{Prefix}{Key.Day(day)}|{Key.Escape(id)}").With("seenAt", wire));
    }

    /// <summary>Forgets a few ids that are past their time.</summary>
    /// <param name="room">At most so many rows.</param>
    public IEnumerable<Change> Forget(DateTimeOffset wire, int room) => rows
        .Where(row => row.Moment("seenAt") + Age(row) < wire)
        .Take(Math.Clamp(room, 0, AtOnce))
        .Select(row => new Change.Delete(row.Row));

    static TimeSpan Age(Entity row) =>
        row.Row.Contains("|" + MailPrefix, StringComparison.Ordinal) ? MailFor : For;
}
