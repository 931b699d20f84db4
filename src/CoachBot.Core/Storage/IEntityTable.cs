using System.Collections.Immutable;

namespace CoachBot.Core.Storage;

/// <summary>The reading half of the store: all that a turn's rules may use.</summary>
public interface IEntityReader
{
    /// <returns>The row; or <c>null</c> when there is none.</returns>
    /// <exception cref="StoreUnavailableException">The store did not answer.</exception>
    Task<Entity?> GetAsync(string partition, string row, CancellationToken ct);

    /// <summary>The rows of one partition in a range, in key order.</summary>
    /// <param name="take">At most so many; <c>null</c> reads to the very end.</param>
    /// <exception cref="StoreUnavailableException">The store did not answer.</exception>
    Task<ImmutableArray<Entity>> QueryAsync(string partition, RowRange range, int? take, CancellationToken ct);
}

/// <summary>The one seam to a store: point get, range read in a partition, atomic commit in a partition.</summary>
/// <remarks>Two backends, one contract test. Nothing else may be asked of a store.</remarks>
public interface IEntityTable : IEntityReader
{
    /// <summary>At most so many rows in a commit (Azure Tables takes 100; ten are kept in hand).</summary>
    const int MaxRows = 90;

    /// <summary>
    /// Writes all of the changes, or none. Durable when it returns <see cref="CommitOutcome.Committed"/>.
    /// </summary>
    /// <remarks>Each row at most once: merge first. An empty list commits nothing and succeeds.</remarks>
    /// <exception cref="ArgumentException">
    /// Over <see cref="MaxRows"/> rows, a row named twice, an illegal key, a column or commit too large: a fault of
    /// ours.
    /// </exception>
    /// <exception cref="StoreUnavailableException">It is unknown whether the changes were written.</exception>
    Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct);

    /// <summary>Every row of every partition, a page at a time. For operators only: the product never scans.</summary>
    /// <param name="continuation"><c>null</c> to begin; then <see cref="EntityPage.Continuation"/> of the page
    /// before.</param>
    Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct);
}

/// <param name="Continuation">Where the next page begins; <c>null</c> after the last.</param>
public sealed record EntityPage(ImmutableArray<Entity> Entities, string? Continuation);

/// <summary>The store could not be reached or did not answer in time; the caller may try again later.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
