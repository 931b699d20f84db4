using System.Text;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Core.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Coaching.Features.Privacy;

/// <summary>People's words in a table: unchanged for whoever reads them, harmless for whatever reckons.</summary>
public sealed class CsvTests
{
    static readonly string[] Pieces =
        ["=", "+", "-", "@", "\t", "\r\n", "\n", "\"", ",", " ", "'", "=cmd|'/c calc'!A1", "a", "ß", "😀", "＝", ";"];

    [Fact]
    public void Whatever_was_written_is_read_again_and_no_cell_begins_with_what_is_reckoned_with() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ArrayOf(3).ToArbitrary(), words =>
            {
                var rows = words.Select((text, i) => Row($"kept|{i}").With("text", text)).ToArray();

                var table = Read(Csv.Of(rows));

                return table.Skip(1).Select(line => line[1]).Zip(words).All(
                        pair => pair.First == pair.Second || pair.First == "'" + pair.Second)
                    && table.SelectMany(line => line).All(cell => cell.TrimStart(' ') is not [var first, ..]
                        || !"=+-@\t\r\n＝＋－＠".Contains(first, StringComparison.Ordinal));
            }));

    [Fact]
    public void A_table_has_a_line_a_row_and_a_column_for_whatever_any_of_them_has()
    {
        var at = new DateTimeOffset(2026, 11, 16, 8, 5, 0, TimeSpan.Zero);

        var table = Csv.Of(
        [
            Row("week|2026-11-16|commitment|01").With("text", "ask \"why\", then wait").With("confidence", -4L),
            Row("week|2026-11-23|commitment|01").With("wantsHelp", true).With("madeAt", at),
        ]);

        Assert.Equal(
            "row,confidence,madeAt,text,wantsHelp\r\n"
            + "week|2026-11-16|commitment|01,-4,,\"ask \"\"why\"\", then wait\",\r\n"
            + $"week|2026-11-23|commitment|01,,{Key.Instant(at)},,true\r\n",
            table);
    }

    static Entity Row(string row) => new("p|teams|tenant|ana", row);

    /// <summary>As RFC 4180 says, character by character.</summary>
    static List<List<string>> Read(string table)
    {
        var (lines, line, cell, isQuoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < table.Length; i++)
        {
            var next = i + 1 < table.Length ? table[i + 1] : '\0';
            switch (table[i])
            {
                case '"' when isQuoted && next == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    line.Add(Taken(cell));
                    break;
                case '\r' when !isQuoted && next == '\n':
                    line.Add(Taken(cell));
                    lines.Add(line);
                    line = [];
                    i++;
                    break;
                default:
                    cell.Append(table[i]);
                    break;
            }
        }

        return lines;
    }

    static string Taken(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text;
    }
}
