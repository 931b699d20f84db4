using CoachBot.Core.Hosting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Core.Delivery;

/// <summary>
/// Which process sends for an addressee: columns <c>sendingBy</c> and <c>sendingUntil</c> of the head.
/// </summary>
/// <remarks>A process alone on its store needs none and writes none. Instants are the machine's.</remarks>
sealed class SendingLease(IEntityTable table, ProcessInstance instance, TimeProvider wire)
{
    /// <summary>For how long another process sends, as far as known; <c>null</c>: none does.</summary>
    public TimeSpan? OfAnother(AddresseeState head) =>
        !instance.Alone && head.SendingBy is { } other && other != instance.InstanceId
            && head.SendingUntil - wire.GetUtcNow() is { Ticks: > 0 } left
            ? left
            : null;

    /// <summary>In one commit: this process is the one that sends for a while longer, and the row is marked.</summary>
    /// <param name="row">As read.</param>
    /// <returns>Both as they then stand; <c>null</c>: somebody took a turn, look again.</returns>
    public async Task<(AddresseeState Head, Entity Row)?> HoldAsync(
        AddresseeState head, Entity row, Entity marked, CancellationToken ct)
    {
        var changes = new List<Change>();
        var held = head.Row;
        if (!instance.Alone
            && !(head.SendingBy == instance.InstanceId
                && head.SendingUntil > wire.GetUtcNow() + (TurnCommitter.Lease / 2)))
            changes.Add(new Change.Replace(held = Leased(held)));
        if (row.Text("life") != marked.Text("life") || row.Number("mayHaveArrived") != marked.Number("mayHaveArrived"))
            changes.Add(new Change.Replace(marked));
        if (changes.Count == 0)
            return (head, row);

        return await table.CommitAsync(head.Partition, changes, ct)
            is CommitOutcome.Committed { Versions: var versions }
            ? (new AddresseeState(Fresh(held)), Fresh(marked))
            : null;

        Entity Fresh(Entity entity) =>
            entity with { Version = versions.GetValueOrDefault(entity.Row) ?? entity.Version };
    }

    /// <summary>Keeps the lease for as long as a call takes. Never throws what the call threw.</summary>
    public async Task KeepAsync(string partition, Task call, CancellationToken ct)
    {
        while (!instance.Alone && !call.IsCompleted && !ct.IsCancellationRequested)
        {
            await call.WaitAsync(TurnCommitter.Lease / 3, wire, ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!call.IsCompleted && !ct.IsCancellationRequested)
                await RenewAsync(partition, ct);
        }
    }

    /// <summary>
    /// Lets go of the lease, unless somebody took a turn since the head was read: then there may be more.
    /// </summary>
    public async Task<bool> LetGoAsync(AddresseeState head, CancellationToken ct)
    {
        if (instance.Alone || head.SendingBy is null)
            return true;

        return await table.CommitAsync(head.Partition, [.. Freed(head)], ct) is CommitOutcome.Committed;
    }

    /// <summary>Lets go of the lease in a commit of others; refused if somebody took a turn since.</summary>
    public IEnumerable<Change> Freed(AddresseeState head) =>
        instance.Alone ? [] : [new Change.Replace(head.Settled().Row)];

    /// <summary>A lease that cannot be renewed now may be the next time; the call goes on.</summary>
    async Task RenewAsync(string partition, CancellationToken ct)
    {
        try
        {
            if (await table.GetAsync(partition, AddresseeState.RowKey, ct) is { } head
                && head.Text("sendingBy") == instance.InstanceId)
                await table.CommitAsync(partition, [new Change.Replace(Leased(head))], ct);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // Nothing is lost but time.
        }
    }

    Entity Leased(Entity head) =>
        head.With("sendingBy", instance.InstanceId).With("sendingUntil", wire.GetUtcNow() + TurnCommitter.Lease);
}
