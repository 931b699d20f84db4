using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>Everything held about a person, as they take it along, in messages or in a file.</summary>
/// <param name="kinds">Every kind of row that this version knows.</param>
public sealed class OwnRows(IEntityReader table, RowKinds kinds)
{
    /// <summary>The rows of their partition, and their places on their teams' rosters.</summary>
    public async Task<ImmutableArray<Entity>> ReadAsync(string person, CancellationToken ct)
    {
        var rows = await table.QueryAsync(person, RowRange.All, null, ct);
        var teams =
            rows.Where(row => row.Row == AddresseeState.RowKey).Select(row => new Profile(new AddresseeState(row)))
            .SelectMany(profile => profile.Teams.Concat(profile.Manages)).Distinct();
        var places = await Task.WhenAll(teams.Select(team => table.GetAsync(team, Member.RowOf(person), ct)));
        return [.. rows.Where(row => IsOwn(row.Row)), .. places.OfType<Entity>()];
    }

    /// <summary>As people and machines both read it, whatever the culture.</summary>
    public static string TextOf(Column column) => column switch
    {
        Column.Text text => text.Value,
        Column.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Column.Flag flag => flag.Value ? "true" : "false",
        Column.Timestamp moment => Key.Instant(moment.Value),
        _ => throw new System.Diagnostics.UnreachableException($"No text for {column.GetType().Name}."),
    };

    /// <summary>What a newer version wrote speaks of the person, as far as this one knows.</summary>
    bool IsOwn(string row) => kinds.Of(row) is null or { Export: RowExport.Taken };

    /// <summary>What is held now.</summary>
    /// <returns><c>null</c>: deleted since, or just being deleted.</returns>
    public async Task<ImmutableArray<Entity>?> ReadAsync(ExportKey key, CancellationToken ct)
    {
        var rows = await ReadAsync(key.Person, ct);
        return rows.FirstOrDefault(row => row.Partition == key.Person && row.Row == AddresseeState.RowKey) is { } head
            && new AddresseeState(head) is { IsDeleting: false } person && ExportKey.Of(person) == key
                ? rows
                : null;
    }
}
