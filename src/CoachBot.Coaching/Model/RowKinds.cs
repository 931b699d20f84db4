using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CoachBot.Coaching.Model;

/// <summary>The kinds of rows in the partitions of people and teams, found by a row's key.</summary>
/// <remarks>
/// A row of a kind that is not among them was written by a newer version: retention leaves it as it is and counts it,
/// its person takes it along, and it is deleted with them.
/// </remarks>
public sealed class RowKinds(params IEnumerable<RowKind> kinds)
{
    readonly FrozenDictionary<string, RowKind> _kinds =
        kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>In the order in which they are declared.</summary>
    public ImmutableArray<RowKind> All { get; } = [.. kinds];

    /// <summary>The kind of a row.</summary>
    /// <returns><c>null</c>: none that is known.</returns>
    public RowKind? Of(string row) =>
        _kinds.GetValueOrDefault(RowKey.NameIn(row)) is { } kind && kind.Holds(row) ? kind : null;
}
