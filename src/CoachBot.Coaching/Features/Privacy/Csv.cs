using System.Text;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>Rows of one kind as a table: RFC 4180, the first line the columns' names, each ended by CRLF.</summary>
public static class Csv
{
    /// <summary>
    /// A cell that begins so is reckoned with by spreadsheets, whatever quotes stand around it (OWASP, "CSV
    /// injection").
    /// </summary>
    const string Reckoned = "=+-@\t\r\n＝＋－＠";

    /// <param name="rows">With different columns, too: what a row has not got is empty.</param>
    public static string Of(IReadOnlyCollection<Entity> rows)
    {
        var names = rows.SelectMany(row => row.Columns.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var table = new StringBuilder();
        Line(table, names.Prepend("row"));
        foreach (var row in rows)
            Line(table, names.Select(name => Cell(row.Columns.GetValueOrDefault(name))).Prepend(row.Row));
        return table.ToString();
    }

    /// <summary>People's words stay text: an apostrophe before what would be reckoned with.</summary>
    static string Cell(Column? column) => column switch
    {
        null => "",
        Column.Text { Value: var text } when text.TrimStart(' ') is [var first, ..] && Reckoned.Contains(first) =>
            "'" + text,
        _ => OwnRows.TextOf(column),
    };

    static void Line(StringBuilder table, IEnumerable<string> cells) =>
        table.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;
}
