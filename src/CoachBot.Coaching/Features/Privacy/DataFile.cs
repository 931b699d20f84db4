using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;

namespace CoachBot.Coaching.Features.Privacy;

/// <summary>
/// What is held about a person as one file (<c>.zip</c>): <see cref="Json"/> has all of it as it is kept, and each kind
/// of row is a table for a spreadsheet.
/// </summary>
public static class DataFile
{
    public const string Name = "coachbot-data.zip";
    public const string Json = "data.json";

    /// <summary>With the mark by which spreadsheets know UTF-8.</summary>
    static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    static readonly UTF8Encoding Bare = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="at">The time its parts bear.</param>
    public static byte[] Of(ImmutableArray<Entity> rows, DateTimeOffset at)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Json, DataExport.Json(rows), Bare, at);
            foreach (var kind in rows.GroupBy(row => RowKey.NameIn(row.Row), StringComparer.Ordinal))
                Add(zip, $"{kind.Key}.csv", Csv.Of([.. kind]), Marked, at);
        }

        return file.ToArray();
    }

    static void Add(ZipArchive zip, string name, string text, Encoding encoding, DateTimeOffset at)
    {
        var part = zip.CreateEntry(name);
        part.LastWriteTime = at;
        using var writer = new StreamWriter(part.Open(), encoding);
        writer.Write(text);
    }
}
