using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Storage;
using CoachBot.Core.Text;
using CoachBot.Core.Turns;
using CoachBot.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Features.Privacy;

/// <summary>
/// Whose words they are: nothing kept before consent, everything handed over, nothing left after deletion.
/// </summary>
public sealed class OwnDataTests
{
    static readonly string[] Words = ["periwinkle", "saxophone", "marzipan", "buttermilk", "tambourine"];

    [Fact]
    public async Task Nothing_that_was_said_before_consent_is_kept()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);

        foreach (var said in new[]
        {
            "periwinkle", "commit saxophone", "help", "tell me more", "done", "marzipan\nmarzipan", "stop",
        })
            await team.Stage.TypeAsync(ana, said);
        await team.Stage.HearAsync(
            team.Stage.InTeam(ana, ActivityKind.Message) with { Text = "buttermilk", MessageId = "9" });
        await team.Stage.HearAsync(
            team.Stage.Activity(ana, ActivityKind.Edit) with { Text = "tambourine", EditedId = "9" });

        Assert.Empty(await team.RowsWithAsync(Words));
    }

    [Fact]
    public async Task What_is_owed_to_somebody_who_has_not_agreed_holds_none_of_their_words()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        team.Stage.Channel.Answer = _ => new ChannelResult.NotNow(TimeSpan.FromHours(1), "busy");

        await team.Stage.TypeAsync(ana, "periwinkle");
        await team.Stage.TypeAsync(ana, "commit saxophone");

        Assert.Contains(
            await team.RowsAsync(), row => row.Row.StartsWith(TurnCommitter.OwedPrefix, StringComparison.Ordinal));
        Assert.Empty(await team.RowsWithAsync(Words));
    }

    [Theory]
    [InlineData(Visibility.JustMe, "seen by you alone", "Seen by you alone.")]
    [InlineData(Visibility.Manager, "Marc sees commitments unless you choose otherwise", "Seen by you and Marc.")]
    public async Task The_admins_default_is_shown_before_consent_and_can_be_changed(
        Visibility standing, string welcome, string shown)
    {
        var team = new TeamStage(settings: CoachSettings.Default with { DefaultVisibility = standing });
        var ana = TeamStage.Person("Ana");
        await team.SetUpAsync(ana);

        Assert.Contains(welcome, await team.AskAsync(ana, "hello"), StringComparison.Ordinal);
        await team.CommitAsync(ana, "ask one open question");
        Assert.Contains(shown, await team.AskAsync(ana, "who can see this"), StringComparison.Ordinal);
        await team.Stage.TypeAsync(ana, standing == Visibility.JustMe ? "visible to my manager" : "visible to just me");
        var seen = await team.AskAsync(TeamStage.Marc, "summary");
        Assert.Equal(standing == Visibility.JustMe, seen.Contains("ask one open question", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_is_everything_held_as_JSON_in_parts()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await LiveAsync(team, ana);
        foreach (var number in new[] { "one", "two" })
            await team.Stage.TypeAsync(ana, $"commit {number} " + string.Concat(Enumerable.Repeat("😀", 1900)));

        await team.Stage.TypeAsync(ana, "export my data");

        var parts = team.Stage.Channel.Spoken.Select(said => said.Message.Card.Summary)
            .Where(said => said.Key == "privacy.export")
            .Select(said => ((PhraseValue.Words)said.Values[2]).Text).ToList();
        Assert.True(parts.Count > 1);
        var rows = JsonNode.Parse(string.Concat(parts))!;
        Assert.All(Words, word => Assert.Contains(word, rows.ToJsonString(), StringComparison.Ordinal));
        Assert.DoesNotContain(parts, part => char.IsLowSurrogate(part[0]));
        Assert.Contains(rows.AsArray(), row => row!["row"]!.GetValue<string>() == "head");
    }

    [Fact]
    public async Task Deletion_is_asked_once_more_and_no_keeps_everything()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.CommitAsync(ana, "periwinkle");

        await team.Stage.TypeAsync(ana, "delete my data");
        await team.Stage.TypeAsync(ana, "no");

        Assert.NotEmpty(await team.RowsWithAsync("periwinkle"));
    }

    [Fact]
    public async Task After_deletion_the_words_are_nowhere_and_the_person_is_welcomed_afresh()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await LiveAsync(team, ana);
        await team.Stage.TypeAsync(TeamStage.Marc, "summary");

        await team.Stage.TypeAsync(ana, "delete my data");
        await team.Stage.TypeAsync(ana, "yes");
        await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(1));

        Assert.Empty(await team.RowsWithAsync(Words));
        Assert.NotNull((await team.HeadAsync(TeamStage.Partition(ana))).Row.Moment("deletedAt"));
        Assert.DoesNotContain("Ana", await team.AskAsync(TeamStage.Marc, "summary everyone"), StringComparison.Ordinal);
        var byName = await team.AskAsync(TeamStage.Marc, "summary @Ana");
        Assert.Contains("nothing to show", byName, StringComparison.Ordinal);
        Assert.Contains("Shall we start?", await team.AskAsync(ana, "hello"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_were_still_to_be_sent_go_with_the_rest()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.CommitAsync(ana, "periwinkle");
        team.Stage.Channel.Answer = _ => new ChannelResult.NotNow(TimeSpan.FromHours(1), "busy");
        foreach (var said in new[] { "change", "saxophone", "delete my data", "yes" })
            await team.Stage.TypeAsync(ana, said);

        await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(1));

        Assert.Empty(await team.RowsWithAsync(Words));
    }

    [Fact]
    public async Task A_large_partition_goes_in_several_turns_and_nobody_reads_it_meanwhile()
    {
        var (team, ana) = (new TeamStage(), TeamStage.Person("Ana"));
        await team.SetUpAsync(ana);
        await team.CommitAsync(ana, "periwinkle");
        var partition = TeamStage.Partition(ana);
        for (var i = 0; i < 300; i++)
        {
            var row = new Entity(partition, $"week|2026-11-16|earlier|01|{i:d3}").With("text", "saxophone");
            await team.Table.CommitAsync(partition, [new Change.Insert(row)], default);
        }

        await team.Stage.TypeAsync(ana, "delete my data");
        await team.Stage.TypeAsync(ana, "yes");

        Assert.True((await team.HeadAsync(partition)).IsDeleting);
        Assert.DoesNotContain("periwinkle", await team.AskAsync(TeamStage.Marc, "summary"), StringComparison.Ordinal);
        await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(1));
        Assert.False((await team.HeadAsync(partition)).IsDeleting);
        Assert.Empty(await team.RowsWithAsync(Words));
    }

    [Fact]
    public async Task After_deletion_and_purging_not_a_byte_of_it_is_in_the_files()
    {
        var folder = Directory.CreateTempSubdirectory("coach");
        try
        {
            await using (var table = SqliteTable.Open(Path.Combine(folder.FullName, "coach.db"), TimeProvider.System))
            {
                var (team, ana) = (new TeamStage(table), TeamStage.Person("Ana"));
                await team.SetUpAsync(ana);
                await LiveAsync(team, ana);
                await team.Stage.TypeAsync(ana, "delete my data");
                await team.Stage.TypeAsync(ana, "yes");
                await team.Stage.AdvanceAsync(team.Stage.Clock.GetUtcNow().AddHours(1));
                await table.PurgeAsync(default);

                Assert.Empty(Found(folder));
            }

            Assert.Empty(Found(folder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_was_kept_for_its_time_goes_with_the_monthly_tidying()
    {
        var settings = CoachSettings.Default with { Retention = new(60, 30, 365, 365) };
        var (team, ana) = (new TeamStage(settings: settings), TeamStage.Person("Ana"));
        await LiveAsync(team, ana);
        await team.Stage.TypeAsync(ana, "stop");

        await team.Stage.AdvanceAsync(TeamStage.At("2027-01-20 09:00"));
        var reflections = await team.RowsWithAsync("marzipan");
        var commitments = await team.RowsWithAsync("periwinkle");
        await team.Stage.AdvanceAsync(TeamStage.At("2027-03-10 09:00"));

        Assert.Empty(reflections);
        Assert.NotEmpty(commitments);
        Assert.DoesNotContain(await team.RowsAsync(), row => row.Row.StartsWith("week|", StringComparison.Ordinal));
    }

    /// <summary>A week in which every one of the words is said, in every kind of answer.</summary>
    static async Task LiveAsync(TeamStage team, Account ana)
    {
        foreach (var said in new[]
        {
            "agree", "buttermilk", "commit periwinkle", "saxophone", "some", "tambourine", "change", "periwinkle again",
        })
            await team.Stage.TypeAsync(ana, said);
        await team.Stage.AdvanceAsync(TeamStage.At("2026-11-20 14:30"));
        foreach (var said in new[] { "done", "marzipan", "marzipan too", "marzipan three" })
            await team.Stage.TypeAsync(ana, said);
    }

    static IEnumerable<string> Found(DirectoryInfo folder) =>
        from file in folder.EnumerateFiles()
        where file.Extension != ".lock"
        let text = Encoding.Latin1.GetString(ReadShared(file.FullName))
        from word in Words
        where text.Contains(word, StringComparison.OrdinalIgnoreCase)
        select $"{file.Name}: {word}";

    static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
