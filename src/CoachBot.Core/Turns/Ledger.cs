using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>Writes a turn: due rows first, then one transaction with the head, the rows, the seen id and what is owed.</summary>
public sealed class Ledger(IEntityTable table, DueIndex due, Clocks clocks)
{
    public const string OwedPrefix = "owed|";

    /// <summary>How long a sender may be silent before another takes over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    static readonly TimeSpan WakeWithin = TimeSpan.FromMinutes(1);
    static readonly TimeSpan WakeMargin = TimeSpan.FromSeconds(15);

    readonly Channel<string> _signals = Channel.CreateUnbounded<string>();

    /// <summary>Addressees with something owed, as they come.</summary>
    public ChannelReader<string> Signals => _signals.Reader;

    /// <summary>Says that an addressee may have something owed.</summary>
    public void Signal(string partition) => _signals.Writer.TryWrite(partition);

    /// <summary>Commits a turn.</summary>
    /// <param name="before">The head as it was read.</param>
    /// <param name="seen">What was seen before; of it, what is past its time is forgotten.</param>
    /// <returns><c>false</c>: somebody else took a turn meanwhile, nothing was written.</returns>
    public async Task<bool> CommitAsync(Turn turn, Head before, Seen seen, string? seenId, CancellationToken ct)
    {
        var head = Clamped(turn.Head, before.Plan);
        foreach (var (kind, at) in head.Plan)
        {
            if (!before.Plan.TryGetValue(kind, out var was) || was != at)
                await due.PlanAsync(head.Partition, kind, at, ct);
        }

        var wire = clocks.Wire.GetUtcNow();
        var owed = turn.Owes.Select((owe, i) => OwedRow(head, head.NextOwed + i, owe)).ToList();
        if (owed.Count > 0)
            head = new Head((await AwakeAsync(head, wire, ct)).Row.With("nextOwed", head.NextOwed + owed.Count));

        var changes = new List<Change>(turn.Changes.Length + owed.Count + 4)
        {
            head.IsNew ? new Change.Insert(head.Row) : new Change.Replace(head.Row),
        };
        changes.AddRange(turn.Changes);
        changes.AddRange(owed.Select(row => new Change.Insert(row)));
        changes.AddRange(seen.Remember(seenId, wire));

        if (await table.CommitAsync(head.Partition, Merge(changes), ct) is not CommitOutcome.Committed)
            return false;

        foreach (var count in turn.Counts)
            Instruments.Count(count);
        if (owed.Count > 0)
            Signal(head.Partition);
        return true;
    }

    /// <summary>What an owed row asks for.</summary>
    public static Owed Read(Entity row) => JsonSerializer.Deserialize<Owed>(row.Text("what")!, JsonSerializerOptions.Web)!;

    /// <summary>A moment already past is due now: nobody plans behind the index's cursor.</summary>
    Head Clamped(Head head, ImmutableSortedDictionary<string, DateTimeOffset> before)
    {
        var now = clocks.People.GetUtcNow();
        return head.Plan.Where(plan => plan.Value < now && before.GetValueOrDefault(plan.Key) != plan.Value)
            .Aggregate(head, (head, plan) => head.WithPlan(head.Plan.SetItem(plan.Key, now)));
    }

    static Entity OwedRow(Head head, long number, Owed owe) =>
        new Entity(head.Partition, string.Create(CultureInfo.InvariantCulture, $"{OwedPrefix}{number:d12}"))
            .With("what", JsonSerializer.Serialize(owe, JsonSerializerOptions.Web));

    /// <summary>One wake row a minute covers a whole chat.</summary>
    async Task<Head> AwakeAsync(Head head, DateTimeOffset wire, CancellationToken ct)
    {
        if (head.WakeAt is { } stands && stands > wire + WakeMargin && stands <= wire + WakeWithin)
            return head;

        var at = wire + WakeWithin;
        await due.WakeAsync(head.Partition, at, ct);
        return new Head(head.Row.With("wakeAt", at));
    }

    /// <summary>The last word on each row counts; an insert that is changed further stays an insert.</summary>
    static List<Change> Merge(List<Change> changes)
    {
        var merged = new Dictionary<string, Change>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            merged[change.Row] = (merged.GetValueOrDefault(change.Row), change) switch
            {
                (Change.Insert, Change.Upsert later) => new Change.Insert(later.Entity),
                (_, var later) => later,
            };
        }

        return [.. merged.Values];
    }
}
