using Azure.Data.Tables;
using CoachBot.Core.Storage;

namespace CoachBot.Storage.AzureTables;

/// <summary>A range of rows as an OData filter.</summary>
static class RangeFilter
{
    /// <returns><c>null</c>: no key can be in the range.</returns>
    public static string? Of(string partition, RowRange range)
    {
        var (from, before) = (Legal(range.From), Legal(range.Before));
        if (from is null || (before is not null && string.CompareOrdinal(from, before) >= 0))
            return null;

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        if (from.Length > 0)
            filter += TableClient.CreateQueryFilter($" and RowKey ge {from}");
        return before is null ? filter : filter + TableClient.CreateQueryFilter($" and RowKey lt {before}");
    }

    /// <summary>A bound that divides the keys as the given one does, in characters that a key may hold.</summary>
    /// <remarks>Keys are printable ASCII; the service's answer to a control character is not documented.</remarks>
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
}
