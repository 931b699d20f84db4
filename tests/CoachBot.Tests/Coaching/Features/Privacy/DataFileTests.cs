using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Features.Privacy;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Privacy;

/// <summary>One's data as a file: who gets to it, and what is in it.</summary>
public sealed class DataFileTests
{
    const string Words = "ask =why, then \"wait\"";
    static readonly Account Ana = TeamStage.Person("Ana");

    readonly SaidLinks _links = new(new("https://coach.example.com"));
    readonly TeamStage _team;

    public DataFileTests() => _team = new(settings: CoachSettings.Default with { Links = _links });

    [Fact]
    public async Task An_export_is_a_link_and_no_row_keeps_it()
    {
        await _team.SetUpAsync(Ana);
        await _team.CommitAsync(Ana, Words);
        await _team.Stage.TypeAsync(Ana, "export my data");
        var card = _team.Stage.Channel.Spoken[^1].Message.Card;
        _team.Stage.Channel.Answer = _ => new ChannelResult.NotNow(TimeSpan.FromHours(1), "busy");
        await _team.Stage.TypeAsync(Ana, "export my data");

        Assert.Equal("privacy.export-link", card.Summary.Key);
        Assert.Contains("/files/", card.Elements.OfType<Link>().Single().Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(2, _links.Made.Count);
        Assert.Contains(
            await _team.RowsAsync(), row => row.Row.StartsWith(TurnCommitter.OwedPrefix, StringComparison.Ordinal));
        Assert.Empty(await _team.RowsWithAsync("/files/"));
    }

    [Fact]
    public async Task The_file_has_every_row_as_JSON_and_in_the_table_of_its_kind()
    {
        await _team.SetUpAsync(Ana);
        await _team.CommitAsync(Ana, Words);
        await _team.Stage.TypeAsync(TeamStage.Marc, "summary");

        var file = Parts(DataFile.Of((await HeldAsync(await KeyAsync()))!.Value, _team.Stage.Clock.GetUtcNow()));

        var rows = JsonNode.Parse(file["data.json"])!.AsArray();
        Assert.Contains(rows, row => (string?)row!["text"] == Words);
        Assert.Contains(rows, row => (string?)row!["row"] == "member|" + TeamStage.Partition(Ana));
        Assert.Contains("ask =why, then \"\"wait\"\"", file["commitment.csv"], StringComparison.Ordinal);
        Assert.Equal(
            rows.Select(row => RowKey.NameIn((string)row!["row"]!) + ".csv").Distinct().Append("data.json").Order(),
            file.Keys.Order());
        Assert.Equal(rows.Count, file.Where(part => part.Key != "data.json").Sum(part => Lines(part.Value) - 1));
        Assert.DoesNotContain(file.Keys, name => name is "owed.csv" or "seen.csv" or "posted.csv" or "message.csv");
    }

    [Fact]
    public async Task A_link_from_before_a_deletion_leads_to_nothing_and_one_from_after_it_to_what_is_left()
    {
        await _team.SetUpAsync(Ana);
        await _team.CommitAsync(Ana, Words);
        var before = await KeyAsync();
        await _team.Stage.TypeAsync(Ana, "delete my data");
        await _team.Stage.TypeAsync(Ana, "yes");
        var meanwhile = await HeldAsync(before);
        await _team.Stage.AdvanceAsync(_team.Stage.Clock.GetUtcNow().AddHours(1));

        var left = (await HeldAsync(await KeyAsync()))!.Value;

        Assert.Null(meanwhile);
        Assert.Null(await HeldAsync(before));
        Assert.DoesNotContain(Words, DataExport.Json(left), StringComparison.Ordinal);
        Assert.Contains(left, row => row.Row == "head");
        Assert.Null(await HeldAsync(new("p|teams|tenant|nobody", DeletedAt: null)));
    }

    async Task<ExportKey> KeyAsync() => ExportKey.Of(await _team.HeadAsync(TeamStage.Partition(Ana)));

    Task<ImmutableArray<Entity>?> HeldAsync(ExportKey key) =>
        new OwnRows(_team.Table, Capabilities.All.Rows).ReadAsync(key, default);

    /// <summary>Lines of a table; those within a cell are none.</summary>
    static int Lines(string table) => table.Split("\r\n").Length - 1;

    static Dictionary<string, string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(part => part.FullName, part =>
        {
            using var reader = new StreamReader(part.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }
}
