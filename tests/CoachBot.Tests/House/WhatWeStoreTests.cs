using System.Text;
using CoachBot.Coaching;
using CoachBot.Coaching.Model;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.House;

/// <summary><c>docs/what-we-store.md</c> is made from the kinds of rows, and says what they say.</summary>
public sealed class WhatWeStoreTests
{
    static readonly string Page = Path.Combine(Repository.Root, "docs", "what-we-store.md");

    /// <summary>With <c>UPDATE_GOLDENS=1</c> in the environment it is written anew, to be read before it is kept.
    /// </summary>
    [Fact]
    public void The_page_says_what_the_kinds_of_rows_say()
    {
        var made = Made();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
            File.WriteAllText(Page, made);

        Assert.True(
            File.Exists(Page) && File.ReadAllText(Page).ReplaceLineEndings("\n") == made,
            "docs/what-we-store.md is not what the kinds of rows say. UPDATE_GOLDENS=1 dotnet test "
                + "tests/CoachBot.Tests --filter FullyQualifiedName~WhatWeStoreTests writes it anew; read it then.");
    }

    /// <summary>Partitions that the engine and the platforms keep for themselves.</summary>
    static readonly string[][] Elsewhere =
    [
        ["`alias|platform|tenant|id`", "`alias`", "a platform's id that points to a person", "ids",
            "until deleted by an operator"],
        ["`due|shard|day`", "`instant|addressee|kind`", "who is due when", "ids", "until it is done"],
        ["`due|shard|cursor`", "`cursor`", "the oldest day with something due", "no", "for ever"],
        ["`due|shard|cursor`", "`wake|instant|addressee`", "who may be owed something", "ids", "until it is sent"],
        ["`crew`", "the instance", "its heartbeat, where several instances share a store", "no",
            "until it stops, at most minutes"],
        ["`slack|tenant`", "`installation`", "a Slack workspace: its token, encrypted; ids; who installed it", "ids",
            "until it is uninstalled"],
        ["`slack-states`", "`used|…`", "states of installations that were used up", "no", "minutes"],
    ];

    static string Made()
    {
        var page = new StringBuilder().Append(
            """
            # What we store

            Made from the kinds of rows that the capabilities bring by
            `tests/CoachBot.Tests/House/WhatWeStoreTests.cs`; do not edit it by hand.

            One table; columns are flat, typed and named in words. A row of a kind that a version does not know was
            written by a newer one: retention leaves it as it is and counts it (`coachbot_unknown_rows_total`), its
            person takes it along with `export my data`, and it is deleted with them.

            """).Append('\n');
        Section(page, "Of a person", "`p|platform|tenant|person`", RowOwner.Person);
        Section(page, "Of a team", "`t|platform|tenant|team`", RowOwner.Team);
        Section(page, "Of both", "of a person or a team", RowOwner.PersonOrTeam);
        page.Append(
            """
            ## Elsewhere

            Partitions that the engine and the platforms keep for themselves; they hold nobody's words.

            | partition | row | what it is | personal | how long |
            |---|---|---|---|---|
            """).Append('\n');
        foreach (var line in Elsewhere)
            Line(page, line);
        return page.ToString().ReplaceLineEndings("\n");
    }

    static void Section(StringBuilder page, string title, string partition, RowOwner owner)
    {
        page.Append("## " + title).Append("\n\nPartition " + partition + ".\n\n")
            .Append("| row | what it is | personal | how long | `export my data` | counts as quoted | columns |\n")
            .Append("|---|---|---|---|---|---|---|\n");
        foreach (var kind in Capabilities.All.Rows.All.Where(kind => kind.Label.Owner == owner))
        {
            Line(
                page, $"`{kind.Key.Pattern}`", kind.Label.What, kind.Label.Personal, kind.Retention.Told,
                Taken(kind.Export), Quoted(kind.Quotes),
                Columns(kind));
        }

        page.Append('\n');
    }

    static void Line(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))
            .Append(" |\n");

    static string Taken(RowExport export) => export switch
    {
        RowExport.Taken => "yes",
        RowExport.Workings => "no, it speaks of sending",
        _ => "no, it is the team's",
    };

    static string Quoted(RowQuotes quotes) => quotes switch
    {
        RowQuotes.Columns { Quoted.IsEmpty: true } => "nothing",
        RowQuotes.Columns some => string.Join(", ", some.Quoted.Select(column => $"`{column.Name}`")),
        _ => "every text but names and skills",
    };

    static string Columns(RowKind kind) => kind.Columns.IsEmpty
        ? "the engine's"
        : string.Join(", ", kind.Columns.Select(column => column.Name).Order(StringComparer.Ordinal)
            .Select(name => $"`{name}`"));
}
