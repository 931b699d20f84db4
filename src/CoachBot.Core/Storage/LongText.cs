using System.Globalization;
using CoachBot.Core.Text;

namespace CoachBot.Core.Storage;

/// <summary>A text longer than a column takes, over as many as it needs: <c>what</c>, <c>what2</c>, …</summary>
public static class LongText
{
    /// <summary>UTF-16 characters a column; it takes 32,000.</summary>
    public const int MostCharacters = 30_000;

    /// <param name="text"><c>null</c> takes all of its columns away.</param>
    public static Entity WithLong(this Entity row, string name, string? text)
    {
        row = Names(row, name).Aggregate(row, (row, column) => row.With(column, (string?)null));
        for (var (at, part) = (0, 1); at < text?.Length; part++)
        {
            var end = Characters.End(text, at, MostCharacters);
            row = row.With(Name(name, part), text[at..end]);
            at = end;
        }

        return row;
    }

    /// <returns><c>null</c>: there is none.</returns>
    public static string? LongTextOf(this Entity row, string name) =>
        row.Text(name) is null ? null : string.Concat(Names(row, name).Select(row.Text));

    static IEnumerable<string> Names(Entity row, string name) =>
        Enumerable.Range(1, int.MaxValue).Select(part => Name(name, part))
            .TakeWhile(column => row.Text(column) is not null);

    static string Name(string name, int part) =>
        part == 1 ? name : name + part.ToString(CultureInfo.InvariantCulture);
}
