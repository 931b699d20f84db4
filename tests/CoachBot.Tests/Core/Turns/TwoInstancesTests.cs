using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Turns;

/// <summary>Two instances on one store, at the same time and on the same records.</summary>
public sealed class TwoInstancesTests
{
    readonly World _world = new();
    readonly MemoryTable _memory = new();
    readonly ScriptedChannel _channel = new();

    [Fact]
    public void The_same_event_on_two_instances_has_one_effect_and_different_ones_are_both_kept()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (memory, channel) = (new MemoryTable(), new ScriptedChannel());
            var world = new World { Wire = TimeProvider.System };
            channel.Before = _ => MixedOrder.StepAsync();
            var lives = Enumerable.Range(0, 2).Select(_ => NewLife(Stepping(memory), channel, world)).ToArray();

            new MixedOrder(seed).Run([.. lives.SelectMany((life, i) => new Func<Task>[]
            {
                () => HearAsync(life, "the same", "e1"),
                () => HearAsync(life, $"from device {i}", $"e2-{i}"),
            })]);

            var kept = EchoCoach.KeptAsync(memory, At.Partition()).GetAwaiter().GetResult();
            Assert.Equal(["from device 0", "from device 1", "the same"], kept.Order());
            Assert.Equal(kept, channel.Arrived);
        }
    }

    /// <summary>The row is planned while a sweep elsewhere is about to move its cursor past it, and dies.</summary>
    [Fact]
    public void A_sweep_that_dies_at_any_point_hides_no_row_that_is_planned_meanwhile()
    {
        var day = new DateTimeOffset(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);
        for (var (seed, shard) = (0, DueIndex.ShardOf(At.Partition())); seed < 600; seed++)
        {
            var memory = new MemoryTable();
            var (steps, death) = (seed % 12, new TaskCompletionSource());
            var dying = Stepping(memory);
            dying.BeforeAny = async _ =>
            {
                await MixedOrder.StepAsync();
                if (steps-- <= 0)
                {
                    death.TrySetResult();
                    await new TaskCompletionSource().Task;
                }
            };
            var (sweeper, planner) = (Index(dying), Index(Stepping(memory)));
            memory.CommitAsync($"due|{shard:x2}|cursor", [Cursor(shard, At.Start.AddDays(-3))], default).Wait();

            new MixedOrder(seed).Run(
            [
                () => Task.WhenAny(sweeper.DueAsync(shard, At.Start, At.Start, default), death.Task),
                () => planner.PlanAsync(At.Partition(), "ask", At.Start.AddHours(1), default),
                () => planner.PlanAsync(At.Partition(), "later", day, default),
            ]);

            var found = Index(memory).DueAsync(shard, day, At.Start, default).GetAwaiter().GetResult();
            Assert.Equal(["ask", "later"], found.Select(row => row.Text("kind")));
        }
    }

    /// <summary>
    /// A turn counts on the wake row that stands; a sweep elsewhere takes it away before the turn is committed; and the
    /// process dies before it has sent.
    /// </summary>
    [Fact]
    public async Task What_a_turn_owes_is_woken_though_its_wake_row_was_taken_away_meanwhile()
    {
        var (table, goOn, isHeld) = (new TableWithHooks(_memory), new TaskCompletionSource(), false);
        var dying = NewLife(table, _channel, _world);
        await dying.HearAsync(At.Says("one", "e1"));
        await dying.DrainAsync();
        _world.ManualWire.Advance(TimeSpan.FromSeconds(44));
        table.BeforeCommit = (partition, _) =>
            partition == At.Partition() && !isHeld && (isHeld = true) ? goOn.Task : Task.CompletedTask;
        var turn = dying.HearAsync(At.Says("two", "e2"));
        _world.ManualWire.Advance(TimeSpan.FromSeconds(17));

        var other = NewLife(_memory, _channel, _world);
        await other.Sweep.SweepAsync(default);
        goOn.SetResult();
        await turn;
        _world.ManualWire.Advance(TimeSpan.FromMinutes(2));
        await other.Sweep.SweepAsync(default);
        await other.DrainAsync();

        Assert.True(isHeld);
        Assert.Equal(["one", "two"], _channel.Arrived);
    }

    static Change Cursor(int shard, DateTimeOffset at) => new Change.Insert(
        new Entity($"due|{shard:x2}|cursor", "cursor").With("day", DateOnly.FromDateTime(at.UtcDateTime)));

    static async Task HearAsync(Life life, string text, string id)
    {
        await life.HearAsync(At.Says(text, id));
        await life.DrainOnceAsync();
    }

    static Life NewLife(IEntityTable table, ScriptedChannel channel, World world) =>
        new(table, channel, world, alone: false);

    static DueIndex Index(IEntityTable table) => new(
        table, ProcessInstance.Start(alone: false),
        new Clocks(new ManualTime(At.Start), TimeProvider.System, TimeSpan.FromMinutes(1)));

    static TableWithHooks Stepping(MemoryTable memory) => new(memory)
    {
        BeforeAny = _ => MixedOrder.StepAsync(),
        AfterAny = _ => MixedOrder.StepAsync(),
    };
}
