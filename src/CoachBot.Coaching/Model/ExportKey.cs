using System.Collections.Immutable;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Model;

/// <summary>Whose data somebody may fetch, and which: a deletion puts an end to what was asked for before it.</summary>
/// <param name="Person">A partition.</param>
/// <param name="DeletedAt">When they last had everything deleted; <c>null</c>: never.</param>
public sealed record ExportKey(string Person, DateTimeOffset? DeletedAt)
{
    public static ExportKey Of(AddresseeState person) => new(person.Partition, Deletion.At(person));

    /// <summary>What is held now.</summary>
    /// <returns><c>null</c>: deleted since, or just being deleted.</returns>
    public async Task<ImmutableArray<Entity>?> ReadAsync(IEntityReader table, CancellationToken ct)
    {
        var rows = await OwnRows.ReadAsync(table, Person, ct);
        return rows.FirstOrDefault(row => row.Partition == Person && row.Row == AddresseeState.RowKey) is { } head
            && new AddresseeState(head) is { IsDeleting: false } person && Of(person) == this
                ? rows
                : null;
    }
}

/// <summary>Makes the addresses from which people fetch what is held about them.</summary>
public interface IExportLinks
{
    /// <summary>How long an address works, on the machine's clock.</summary>
    TimeSpan GoodFor { get; }

    /// <summary>An address that works from now on, for whoever has it; nothing of it is kept.</summary>
    Uri To(ExportKey key);
}
