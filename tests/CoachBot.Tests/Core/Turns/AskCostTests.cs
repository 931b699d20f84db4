using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Turns;

/// <summary>What an ask costs a store that others use, and what is left of it.</summary>
public sealed class AskCostTests
{
    const int People = 20;

    readonly World _world = new();
    readonly ScriptedChannel _channel = new();
    readonly MemoryTable _memory = new();
    readonly Dictionary<string, int> _commits = new(StringComparer.Ordinal);
    readonly TableWithHooks _table;

    public AskCostTests() => _table = new TableWithHooks(_memory)
    {
        BeforeCommit = (partition, _) =>
        {
            lock (_commits)
                _commits[partition] = _commits.GetValueOrDefault(partition) + 1;
            return Task.CompletedTask;
        },
    };

    [Fact]
    public async Task Each_of_many_is_asked_with_two_reads_and_three_commits_and_their_shard_with_four_in_all()
    {
        var people = Of(shard: 7).Take(People).ToArray();
        foreach (var who in people)
            await HearAsync(NewLife(), "plan", who);
        _world.People.Advance(TimeSpan.FromHours(2));
        _world.ManualWire.Advance(TimeSpan.FromHours(2));
        var (life, reads) = (NewLife(), _table.Reads);
        _commits.Clear();

        await SweepAsync(life);

        Assert.Equal(People, _channel.Arrived.Count);
        Assert.Equal(3 + (2 * People), _table.Reads - reads);
        Assert.All(people, who => Assert.Equal(3, _commits[At.Partition(who)]));
        Assert.Equal(2, Shard(_commits));
        Assert.DoesNotContain(await RowsAsync(), row => row.Text("kind") is not null);

        _world.ManualWire.Advance(TurnCommitter.WakeWithin);
        reads = _table.Reads;
        await SweepAsync(life);

        Assert.Equal(2 + People, _table.Reads - reads);
        // The wake rows go in one, and the cursor moves on from a day that is empty now.
        Assert.Equal(2 + 2, Shard(_commits));
        Assert.DoesNotContain(await RowsAsync(), row => row.Text("wakeAt") is not null);
    }

    [Fact]
    public async Task What_another_has_sent_meanwhile_is_not_sent_from_what_was_handed_over()
    {
        var (one, other) = (NewLife(), NewLife());
        await one.HearAsync(At.Says("one", "e1"));
        Assert.True(one.Committer.Signals.TryRead(out var signal));

        await other.DrainAgainAsync();
        await one.Processor.DrainAsync(signal, default);

        Assert.NotNull(signal.Known);
        Assert.Equal(["one"], _channel.Arrived);
    }

    [Fact]
    public async Task What_another_turn_has_added_meanwhile_follows_in_order()
    {
        var (one, other) = (NewLife(), NewLife());
        await one.HearAsync(At.Says("one", "e1"));
        Assert.True(one.Committer.Signals.TryRead(out var first));
        await other.HearAsync(At.Says("two", "e2"));
        Assert.True(other.Committer.Signals.TryRead(out var second));

        await one.Processor.DrainAsync(first, default);
        await other.Processor.DrainAsync(second, default);

        Assert.Null(second.Known);
        Assert.Equal(["one", "two"], _channel.Arrived);
    }

    /// <summary>A row planned again is another's business: its turn is about to be committed.</summary>
    [Fact]
    public async Task A_row_that_was_written_again_since_it_was_read_stays()
    {
        var due = new DueIndex(
            _memory, ProcessInstance.Start(alone: false),
                new Clocks(_world.People, _world.Wire, TimeSpan.FromMinutes(1)));
        await due.PlanAsync("p|ana", "ask", At.Start, default);
        await due.PlanAsync("p|ana", "later", At.Start, default);
        var read = await due.DueAsync(DueIndex.ShardOf("p|ana"), At.Start, At.Start, default);

        await due.PlanAsync("p|ana", "ask", At.Start, default);
        await due.RemoveAsync(read, default);

        var left = await due.DueAsync(DueIndex.ShardOf("p|ana"), At.Start, At.Start, default);
        Assert.Equal("ask", Assert.Single(left).Text("kind"));
    }

    static IEnumerable<string> Of(int shard) => Enumerable.Range(0, int.MaxValue).Select(i => $"p{i}")
        .Where(who => DueIndex.ShardOf(At.Partition(who)) == shard);

    static int Shard(Dictionary<string, int> commits) =>
        commits.Where(one => one.Key.StartsWith("due|", StringComparison.Ordinal)).Sum(one => one.Value);

    async Task<IEnumerable<Entity>> RowsAsync() => (await _memory.QueryAsync(
        "due|07|2026-11-16", RowRange.All, null, default)).Concat(
        await _memory.QueryAsync("due|07|cursor", RowRange.All, null, default));

    static async Task HearAsync(Life life, string text, string who)
    {
        await life.HearAsync(At.Says(text, $"e-{who}", who));
        await life.DrainAsync();
    }

    static async Task SweepAsync(Life life)
    {
        await life.Sweep.SweepAsync(new ShardRange(7, 8), default);
        await life.DrainAsync();
    }

    Life NewLife() => new(_table, _channel, _world, alone: false);
}
