using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Core.Storage;

namespace CoachBot.Storage;

/// <summary>What tells two stores apart: how many rows, and a hash over every row but its version.</summary>
/// <param name="Hash">SHA-256 in hexadecimal digits.</param>
public sealed record StoreFingerprint(long Rows, string Hash)
{
    /// <param name="rows">In the order of their keys.</param>
    public static async Task<StoreFingerprint> OfAsync(IAsyncEnumerable<Entity> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        await foreach (var row in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Told(row)));
            count++;
        }

        return new(count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Everything about a row but its version: two rows are the same when this is.</summary>
    /// <remarks>Every text with its length before it, so that no two rows are told alike.</remarks>
    public static string Told(Entity row)
    {
        var told = new StringBuilder();
        Append(told, 'p', row.Partition);
        Append(told, 'r', row.Row);
        foreach (var (name, column) in row.Columns.OrderBy(column => column.Key, StringComparer.Ordinal))
        {
            Append(told, 'c', name);
            switch (column)
            {
                case Column.Text text:
                    Append(told, 't', text.Value);
                    break;
                case Column.Number number:
                    Append(told, 'n', number.Value.ToString(CultureInfo.InvariantCulture));
                    break;
                case Column.Flag flag:
                    Append(told, 'f', flag.Value ? "1" : "0");
                    break;
                case Column.Timestamp moment:
                    Append(told, 'm', Key.Instant(moment.Value));
                    break;
            }
        }

        return told.Append('\n').ToString();
    }

    static void Append(StringBuilder told, char kind, string text) =>
        told.Append(kind).Append(CultureInfo.InvariantCulture, $"{text.Length}:").Append(text);
}
