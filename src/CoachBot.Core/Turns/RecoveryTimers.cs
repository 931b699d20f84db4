using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;

namespace CoachBot.Core.Turns;

/// <summary>
/// Recovery timers: rows of the due index that have an addressee's pending messages looked at again, within
/// <see cref="TurnCommitter.RecoveryWithin"/>, even if the process that committed them ends.
/// </summary>
public sealed class RecoveryTimers(IEntityTable table, DueIndex due, TurnCommitter committer, Clocks clocks)
{
    /// <summary>
    /// Where others use the store, a due row so young may belong to a turn that is about to commit: a turn waits less
    /// for the store between its plan and its commit.
    /// </summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Sets the timers of addressees in one commit, so that none of their turns has to.</summary>
    /// <param name="addressees">Of this shard, at most <see cref="IEntityTable.MaxRows"/>.</param>
    /// <returns>When they are due, on the machine's clock.</returns>
    /// <exception cref="StoreUnavailableException">The timers may not be set.</exception>
    public async Task<DateTimeOffset> SetAsync(
        int shard, IReadOnlyCollection<string> addressees, CancellationToken ct)
    {
        var at = clocks.Wire.GetUtcNow() + TurnCommitter.RecoveryWithin;
        if (addressees.Count > 0)
            await due.SetRecoveryTimersAsync(shard, addressees, at, ct);
        return at;
    }

    /// <summary>No turn is about to commit the plan of this due row.</summary>
    public bool IsLeftover(Entity row, DateTimeOffset dueAt) =>
        committer.IsAlone || (row.Moment("plannedAt") ?? dueAt) <= clocks.Wire.GetUtcNow() - Grace;

    /// <summary>
    /// A recovery timer is over when no message is pending and no turn relies on it. Where one is pending, the sender
    /// gets a signal.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<bool> IsOverAsync(string partition, Entity timer, CancellationToken ct)
    {
        var found = await table.GetAsync(partition, AddresseeState.RowKey, ct);
        if (found is not null && !new AddresseeState(found).IsSettled
            && !(await table.QueryAsync(partition, RowRange.Prefix(TurnCommitter.OwedPrefix), 1, ct)).IsEmpty)
        {
            committer.Signal(partition);
            return false;
        }

        return timer.Moment("wakeAt") is not { } at || await IsUnusedAsync(found, at, ct);
    }

    /// <summary>
    /// Turns rely on the timer that the state names until it is due. A turn elsewhere may have read the state and not
    /// be committed yet; the state is replaced first, which refuses that turn. A timer that the state does not name was
    /// written by a turn a minute ago, and no other turn relies on it.
    /// </summary>
    async Task<bool> IsUnusedAsync(Entity? found, DateTimeOffset at, CancellationToken ct)
    {
        if (at > clocks.Wire.GetUtcNow())
            return false;
        if (committer.IsAlone || found is null || new AddresseeState(found).RecoveryAt != at)
            return true;

        var without = new AddresseeState(found).WithRecoveryAt(null).Row;
        return await table.CommitAsync(found.Partition, [new Change.Replace(without)], ct) is CommitOutcome.Committed;
    }
}
