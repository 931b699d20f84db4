using Azure.Core;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.AzureTables;

/// <summary>One request to the Table service.</summary>
/// <param name="Kind">What it is counted as.</param>
/// <param name="Path">After the endpoint, escaped, beginning with a slash.</param>
/// <param name="Query">Escaped, without a question mark; empty for none.</param>
sealed record TableRequest(string Kind, RequestMethod Method, string Path, string Query = "")
{
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>An entity's address below the endpoint. Quotes in keys are doubled, then all is escaped.</summary>
    public static string Row(string table, string partition, string row) =>
        $"/{table}(PartitionKey='{Literal(partition)}',RowKey='{Literal(row)}')";

    /// <summary>The rows of a partition in a range, or of the whole table.</summary>
    /// <param name="filter">Empty: all.</param>
    /// <param name="top">Rows in a page, 1 to 1000.</param>
    /// <param name="continuation">As <see cref="TableAnswer.Continuation"/> told it; <c>null</c> to begin.</param>
    public static TableRequest Rows(string kind, string table, string filter, int top, string? continuation)
    {
        var query = $"$top={top}";
        if (filter.Length > 0)
            query += $"&$filter={Uri.EscapeDataString(filter)}";
        if (continuation?.Split('\n') is [var partition, var row])
        {
            query += $"&NextPartitionKey={Uri.EscapeDataString(partition)}";
            if (row.Length > 0)
                query += $"&NextRowKey={Uri.EscapeDataString(row)}";
        }

        return new(kind, RequestMethod.Get, $"/{table}()", query);
    }

    /// <returns>An OData filter; <c>null</c> when no key can be in the range.</returns>
    public static string? Filter(string partition, RowRange range)
    {
        var (from, before) = (Legal(range.From), Legal(range.Before));
        if (from is null || (before is not null && string.CompareOrdinal(from, before) >= 0))
            return null;

        var filter = $"PartitionKey eq '{Quoted(partition)}'";
        if (from.Length > 0)
            filter += $" and RowKey ge '{Quoted(from)}'";
        return before is null ? filter : $"{filter} and RowKey lt '{Quoted(before)}'";
    }

    /// <summary>A bound that parts the keys as the given one does, in characters that a key may hold.</summary>
    /// <remarks>Keys are printable ASCII; nobody says what the service makes of a control character.</remarks>
    /// <returns><c>null</c>: every key lies below it.</returns>
    static string? Legal(string bound)
    {
        if (bound.AsSpan().IndexOfAnyExceptInRange(' ', '~') is not (>= 0 and var at))
            return bound;
        if (bound[at] < ' ')
            return bound[..at] + ' ';

        var before = bound.AsSpan(0, at).TrimEnd('~');
        return before.IsEmpty ? null : $"{before[..^1]}{(char)(before[^1] + 1)}";
    }

    static string Literal(string key) => Uri.EscapeDataString(Quoted(key));

    static string Quoted(string key) => key.Replace("'", "''", StringComparison.Ordinal);
}
