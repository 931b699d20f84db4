using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Schedule;
using CoachBot.Core.Turns;
using CoachBot.Demo;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using Xunit.Abstractions;

namespace CoachBot.Tests.Coaching;

/// <summary>What a rep's week costs where every read and every commit is a billed transaction.</summary>
/// <remarks>Of a process alone on its store; among others a lease is taken and let go beside, two commits.</remarks>
public sealed class StoreCostTests(ITestOutputHelper output)
{
    static readonly Account Ana = new("29:Ana", "Ana", "aad-Ana");

    readonly TableWithHooks _table = new(new MemoryTable());
    int _reads;
    int _commits;

    [Fact]
    public async Task A_turn_and_an_ask_cost_a_handful_of_requests()
    {
        _table.BeforeAny = partition => Count(partition, ref _reads);
        _table.BeforeCommit = (_, _) => Task.FromResult(_commits++);
        var monday = new DateTimeOffset(2026, 11, 16, 8, 5, 0, TimeSpan.Zero);
        var stage = new Stage(_table, monday, CoachSettings.Default, new FailingLog());
        foreach (var words in new[] { "hello", "agree", "the quality of my questions", "ask one open question" })
            await stage.TypeAsync(Ana, words);

        var commitment = await CostAsync("a commitment", () => stage.TypeAsync(Ana, "commit listen for the second no"));
        var help = await CostAsync("help", () => stage.TypeAsync(Ana, "help"));
        var nudge = await CostAsync("a nudge", () => stage.AdvanceAsync(monday.AddDays(3)));
        var checkIn = await CostAsync("a check-in", () => stage.AdvanceAsync(monday.AddDays(5)));
        var ask = await CostAsync("an ask", () => stage.AdvanceAsync(monday.AddDays(7).AddHours(2)));

        Assert.All([commitment, help, nudge, checkIn, ask], cost => Assert.InRange(cost, 1, 40));
    }

    async Task<int> CostAsync(string what, Func<Task> act)
    {
        (_reads, _commits) = (0, 0);
        await act();
        // Hooks see commits among all requests.
        output.WriteLine($"{what}: {_reads - _commits} reads, {_commits} commits");
        return _reads;
    }

    /// <summary>What an idle shard costs is the sweep's, not the rep's.</summary>
    static Task Count(string partition, ref int requests)
    {
        var shard = DueIndex.ShardOf(Addressee.Person("msteams", "tenant", "aad-Ana"));
        if (!partition.StartsWith("due|", StringComparison.Ordinal)
            || partition.StartsWith($"due|{shard:x2}|", StringComparison.Ordinal))
            requests++;
        return Task.CompletedTask;
    }
}
