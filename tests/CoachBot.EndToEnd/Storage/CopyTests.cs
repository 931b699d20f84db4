using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.EndToEnd.Support;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.EndToEnd.Storage;

/// <summary>An operator moves house, from the file to Azure Tables and back, and is killed on the way.</summary>
[Collection(nameof(Tables))]
public sealed class CopyTests(Azurite azurite)
{
    const int People = 30;
    const int RowsEach = 100;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    static readonly string[] ToAzure = ["copy", "--from", "sqlite", "--to", "azure"];
    static readonly string[] ToSqlite = ["copy", "--from", "azure", "--to", "sqlite"];

    readonly string _table = Azurite.NewTable();

    [Fact]
    public async Task Everything_moves_there_and_back_though_each_copy_is_killed_in_the_middle()
    {
        using var folder = new TemporaryFolder();
        await using var wire = new StallingProxy(azurite.Port);
        var original = await FillAsync(Path.Combine(folder.Path, "coach.db"));
        var same = $"Both hold the same: {People * RowsEach} rows, SHA-256 {original.Hash}.";

        await KillInTheMiddleAsync(folder, wire, ToAzure, "coach.db");
        var tooEarly = await RunAsync(folder, wire, ["--Storage:Provider=AzureTables"], "coach.db");
        var there = await RunAsync(folder, wire, ToAzure, "coach.db");
        var again = await RunAsync(folder, wire, ToAzure, "coach.db");
        await KillInTheMiddleAsync(folder, wire, ToSqlite, "back.db");
        var back = await RunAsync(folder, wire, ToSqlite, "back.db");

        Assert.Equal(1, tooEarly.Code);
        Assert.Contains("unfinished copy", tooEarly.Output, StringComparison.Ordinal);
        Assert.True(there.Code == 0 && there.Output.Contains(same, StringComparison.Ordinal), there.Output);
        Assert.True(again.Code == 0, again.Output);
        Assert.Contains("Nothing to copy, both hold the same", again.Output, StringComparison.Ordinal);
        Assert.True(back.Code == 0 && back.Output.Contains(same, StringComparison.Ordinal), back.Output);
        Assert.Equal(original, await PrintAsync(Path.Combine(folder.Path, "back.db")));
    }

    [Fact]
    public async Task A_store_in_use_and_one_with_other_rows_are_refused_with_a_line()
    {
        using var folder = new TemporaryFolder();
        await using var wire = new StallingProxy(azurite.Port);
        await FillAsync(Path.Combine(folder.Path, "coach.db"));
        await using (SqliteTable.Open(Path.Combine(folder.Path, "coach.db"), TimeProvider.System))
        {
            var inUse = await RunAsync(folder, wire, ToAzure, "coach.db");

            Assert.Equal(1, inUse.Code);
            Assert.Contains("is open in another process; stop that one first.", inUse.Output, StringComparison.Ordinal);
        }

        Assert.True(TableAccount.TryParse(azurite.ConnectionString, out var account, out _));
        await using var table = new AzureTable(account, _table, TimeProvider.System);
        var instance = new ClusterMembership(table, ProcessInstance.Start(alone: false), TimeProvider.System);
        await instance.BeatAsync(default);
        var there = await RunAsync(folder, wire, ToAzure, "coach.db");
        var back = await RunAsync(folder, wire, ToSqlite, "back.db");
        await instance.LeaveAsync(default);
        await table.CommitAsync("p|other", [new Change.Insert(new Entity("p|other", "head"))], default);
        var other = await RunAsync(folder, wire, ToAzure, "coach.db");

        Assert.All([there, back], run => Assert.Equal(1, run.Code));
        Assert.All([there, back], run => Assert.Contains(
            "Storage:ConnectionString: the bot is at work on this store.", run.Output, StringComparison.Ordinal));
        Assert.Equal(1, other.Code);
        Assert.Contains("holds other rows already", other.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Eby8vdM02", other.Output, StringComparison.Ordinal);
    }

    /// <summary>The wire goes dead in the middle, and there the copy is killed.</summary>
    async Task KillInTheMiddleAsync(TemporaryFolder folder, StallingProxy wire, string[] command, string file)
    {
        var passed = 0;
        var stalled = wire.StallAfter(piece => Interlocked.Add(ref passed, piece.Length) > 250_000);
        await using (var copy = Start(folder, wire, command, file))
        {
            await Task.WhenAny(stalled, copy.ExitAsync(Patience));
            Assert.False(copy.HasExited, copy.Output);
            await copy.KillAsync();
        }

        wire.Mend();
    }

    async Task<(int Code, string Output)> RunAsync(
        TemporaryFolder folder, StallingProxy wire, string[] command, string file)
    {
        await using var process = Start(folder, wire, command, file);
        return (await process.ExitAsync(Patience), process.Output);
    }

    ChildProcess Start(TemporaryFolder folder, StallingProxy wire, string[] command, string file) => ChildProcess.Start(
        "dotnet",
        ["exec", Repository.Bot, .. command],
        folder.Path,
        new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Urls"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["Storage__Path"] = file,
            ["Storage__ConnectionString"] = Azurite.ConnectionStringAt(wire.Port),
            ["Storage__TableName"] = _table,
        });

    static async Task<StoreFingerprint> FillAsync(string path)
    {
        await using (var table = SqliteTable.Open(path, TimeProvider.System))
        {
            for (var person = 0; person < People; person++)
            {
                var rows = Enumerable.Range(0, RowsEach).Select(i => new Entity($"p|{person:d3}", $"row|{i:d3}")
                    .With("text", $"é漢👍 {i} {new string('x', i)}").With("number", long.MaxValue - i)
                    .With("flag", i % 2 == 0).With("at", DateTimeOffset.UnixEpoch.AddTicks(i)));
                foreach (var commit in rows.Chunk(IEntityTable.MaxRows))
                    await table.CommitAsync(
                        commit[0].Partition, [.. commit.Select(row => new Change.Insert(row))], default);
            }
        }

        return await PrintAsync(path);
    }

    static async Task<StoreFingerprint> PrintAsync(string path)
    {
        await using var table = SqliteTable.Open(path, TimeProvider.System);
        return await StoreFingerprint.OfAsync(StoreRows.AllAsync(table));
    }
}
