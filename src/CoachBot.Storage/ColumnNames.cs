using System.Collections.Concurrent;
using System.Text;

namespace CoachBot.Storage;

/// <summary>Column names repeat in every row; each is kept once.</summary>
static class ColumnNames
{
    /// <summary>More than the product has; beyond it names are simply not shared.</summary>
    const int MaxShared = 2_000;

    static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);
    static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Shared(string name) => Names.TryGetValue(name, out var shared) ? shared : Added(name);

    public static string Shared(ReadOnlySpan<byte> ascii)
    {
        Span<char> name = stackalloc char[EntityRules.MaxNameLength];
        if (ascii.Length > name.Length)
            return Encoding.UTF8.GetString(ascii);

        name = name[..Encoding.ASCII.GetChars(ascii, name)];
        return Lookup.TryGetValue(name, out var shared) ? shared : Added(name.ToString());
    }

    static string Added(string name)
    {
        if (Names.Count < MaxShared)
            Names.TryAdd(name, name);
        return name;
    }
}
