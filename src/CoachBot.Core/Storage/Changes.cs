using System.Collections.Immutable;

namespace CoachBot.Core.Storage;

/// <summary>One change to one row. Closed: what SQLite and Azure Tables both do, and nothing else.</summary>
public abstract record Change(string Row)
{
    /// <summary>Adds a row; the whole commit is refused when the row exists.</summary>
    public sealed record Insert(Entity Entity) : Change(Entity.Row);

    /// <summary>
    /// Replaces the whole row read at <c>Entity.Version</c>; refused when it has changed or gone since.
    /// </summary>
    public sealed record Replace(Entity Entity) : Change(Entity.Row);

    /// <summary>Puts the whole row, whatever stood there.</summary>
    public sealed record Upsert(Entity Entity) : Change(Entity.Row);

    /// <summary>Takes the row away. With a version: refused when the row has changed or gone since.</summary>
    /// <param name="Version"><c>null</c>: any version; an absent row is no refusal.</param>
    public sealed record Delete(string Row, string? Version = null) : Change(Row);
}

/// <summary>What a commit came to.</summary>
public abstract record CommitOutcome
{
    CommitOutcome()
    {
    }

    /// <summary>Durable, all of it.</summary>
    /// <param name="Versions">The new version of every row inserted, replaced or upserted.</param>
    public sealed record Committed(ImmutableDictionary<string, string> Versions) : CommitOutcome;

    /// <summary>Nothing was written: <paramref name="Row"/> was not as the change said.</summary>
    public sealed record Refused(string Row) : CommitOutcome;
}

/// <summary>
/// Rows of a partition by key: <paramref name="From"/> included, <paramref name="Before"/> excluded, ordinal.
/// </summary>
public readonly record struct RowRange(string From, string Before)
{
    /// <summary>Every row; keys are printable ASCII, so DEL sorts after all of them.</summary>
    public static RowRange All { get; } = new("", "\u007f");

    /// <summary>Every row whose key begins so.</summary>
    public static RowRange Prefix(string prefix) => new(prefix, prefix + "\u007f");

    public bool Holds(string row) =>
        string.CompareOrdinal(From, row) <= 0 && string.CompareOrdinal(row, Before) < 0;
}
