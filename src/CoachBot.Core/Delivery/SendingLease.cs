using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>
/// Which process sends for an addressee: columns <c>sendingBy</c> and <c>sendingUntil</c> of the addressee's state.
/// </summary>
/// <remarks>A process alone on its store needs none and writes none. Instants are the machine's.</remarks>
sealed class SendingLease(IEntityTable table, ProcessInstance instance, TimeProvider wire)
{
    /// <summary>For how long another process sends, as far as known; <c>null</c>: none does.</summary>
    public TimeSpan? OfAnother(AddresseeState state) =>
        !instance.Alone && state.SendingBy is { } other && other != instance.InstanceId
            && state.SendingUntil - wire.GetUtcNow() is { Ticks: > 0 } left
            ? left
            : null;

    /// <summary>In one commit: this process holds the lease for a while longer, and the row is marked.</summary>
    /// <param name="row">As read.</param>
    /// <returns>Both in their new versions; <c>null</c>: a turn was taken meanwhile.</returns>
    /// <exception cref="StoreUnavailableException">The lease may be held and the row marked.</exception>
    public async Task<(AddresseeState State, Entity Row)?> AcquireAsync(
        AddresseeState state, Entity row, Entity marked, CancellationToken ct)
    {
        var changes = new List<Change>();
        var leased = state.Row;
        if (!instance.Alone
            && !(state.SendingBy == instance.InstanceId
                && state.SendingUntil > wire.GetUtcNow() + (TurnCommitter.Lease / 2)))
            changes.Add(new Change.Replace(leased = Leased(leased)));
        if (!DeliveryAttempts.AreSame(row, marked))
            changes.Add(new Change.Replace(marked));
        if (changes.Count == 0)
            return (state, row);

        return await table.CommitAsync(state.Partition, changes, ct)
            is CommitOutcome.Committed { Versions: var versions }
            ? (new AddresseeState(Fresh(leased)), Fresh(marked))
            : null;

        Entity Fresh(Entity entity) =>
            entity with { Version = versions.GetValueOrDefault(entity.Row) ?? entity.Version };
    }

    /// <summary>Renews the lease for as long as a call takes. Never throws what the call threw.</summary>
    public async Task RenewWhileAsync(string partition, Task call, CancellationToken ct)
    {
        while (!instance.Alone && !call.IsCompleted && !ct.IsCancellationRequested)
        {
            await call.WaitAsync(TurnCommitter.Lease / 3, wire, ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!call.IsCompleted && !ct.IsCancellationRequested)
                await RenewAsync(partition, ct);
        }
    }

    /// <summary>Releases the lease.</summary>
    /// <returns><c>false</c>: a turn was taken since the state was read, and more may be pending.</returns>
    /// <exception cref="StoreUnavailableException">The lease may be released.</exception>
    public async Task<bool> ReleaseAsync(AddresseeState state, CancellationToken ct)
    {
        if (instance.Alone || state.SendingBy is null)
            return true;

        return await table.CommitAsync(state.Partition, [.. Released(state)], ct) is CommitOutcome.Committed;
    }

    /// <summary>The changes that release the lease within another commit; refused if a turn was taken since.</summary>
    public IEnumerable<Change> Released(AddresseeState state) =>
        instance.Alone ? [] : [new Change.Replace(state.Settled().Row)];

    /// <summary>A lease that cannot be renewed now may be the next time; the call goes on.</summary>
    async Task RenewAsync(string partition, CancellationToken ct)
    {
        try
        {
            if (await table.GetAsync(partition, AddresseeState.RowKey, ct) is { } state
                && state.Text("sendingBy") == instance.InstanceId)
                await table.CommitAsync(partition, [new Change.Replace(Leased(state))], ct);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // Nothing is lost but time.
        }
    }

    Entity Leased(Entity state) =>
        state.With("sendingBy", instance.InstanceId).With("sendingUntil", wire.GetUtcNow() + TurnCommitter.Lease);
}
