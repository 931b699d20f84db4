using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace CoachBot.Tests.Core.Delivery;

/// <summary>Several processes send for one addressee: one at a time, and nothing is left lying.</summary>
public sealed class SendingLeaseTests
{
    [Fact]
    public async Task Whoever_holds_the_lease_sends_and_another_looks_again_when_it_ends()
    {
        var world = new World();
        var (table, channel) = (new MemoryTable(), new ScriptedChannel());
        var (holder, other) = (new Life(table, channel, world, alone: false),
            new Life(table, channel, world, alone: false));
        var open = new TaskCompletionSource();
        channel.Before = _ => open.Task;
        await holder.HearAsync(At.Says("one", "e1"));
        var sending = holder.DrainAsync();
        await other.HearAsync(At.Says("two", "e2"));

        var later = await other.DrainAsync();
        var before = channel.Arrived;
        open.SetResult();
        await sending;

        Assert.Equal(TurnCommitter.Lease, later);
        Assert.Empty(before);
        Assert.Equal(["one", "two"], channel.Arrived);
    }

    [Fact]
    public async Task A_dead_process_s_lease_is_taken_over_when_it_has_run_out()
    {
        var world = new World();
        var (table, channel) = (new MemoryTable(), new ScriptedChannel());
        var its = new TableWithHooks(table);
        var (dead, other) = (new Life(its, channel, world, alone: false),
            new Life(table, channel, world, alone: false));
        channel.Before = _ => new TaskCompletionSource().Task;
        await dead.HearAsync(At.Says("one", "e1"));
        _ = dead.DrainAsync();
        its.BeforeAny = _ => new TaskCompletionSource().Task;
        channel.Before = _ => Task.CompletedTask;

        other.Committer.Signal(At.Partition());
        await other.DrainAsync();
        var early = channel.Arrived;
        world.ManualWire.Advance(TurnCommitter.Lease);
        other.Committer.Signal(At.Partition());
        await other.DrainAsync();

        Assert.Empty(early);
        Assert.Equal(["one"], channel.Arrived);
    }

    [Fact]
    public async Task A_call_that_takes_longer_than_a_lease_keeps_it()
    {
        var world = new World();
        var (table, channel) = (new MemoryTable(), new ScriptedChannel());
        var (holder, other) = (new Life(table, channel, world, alone: false),
            new Life(table, channel, world, alone: false));
        var open = new TaskCompletionSource();
        channel.Before = _ => open.Task;
        await holder.HearAsync(At.Says("one", "e1"));
        var sending = holder.DrainAsync();

        for (var i = 0; i < 6; i++)
        {
            await world.ManualWire.SomebodyWaitsAsync();
            world.ManualWire.Advance(TurnCommitter.Lease / 3);
        }

        await world.ManualWire.SomebodyWaitsAsync();
        other.Committer.Signal(At.Partition());
        Assert.NotNull(await other.DrainAsync());
        open.SetResult();
        await sending;
        Assert.Equal(["one"], channel.Arrived);
    }

    [Fact]
    public async Task Nobody_holds_a_lease_when_nothing_is_owed()
    {
        var table = new MemoryTable();
        var life = new Life(table, new ScriptedChannel(), new World(), alone: false);

        await life.HearAsync(At.Says("one", "e1"));
        await life.DrainAsync();

        var head = new AddresseeState((await table.GetAsync(At.Partition(), AddresseeState.RowKey, default))!);
        Assert.Null(head.SendingBy);
        Assert.Null(head.SendingUntil);
    }

    /// <summary>Whatever the order in which the steps of turns and drains follow one another.</summary>
    [Theory]
    [InlineData(1, 1000)]
    [InlineData(3, 1000)]
    public void However_turns_and_drains_mix_everything_arrives_once_in_order(int processes, int times) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll<int>(seed =>
        {
            var world = new World();
            var (memory, channel) = (new MemoryTable(), new ScriptedChannel());
            var mixed = new MixedOrder(seed);
            var table = new TableWithHooks(memory)
            {
                BeforeAny = _ => MixedOrder.StepAsync(),
                AfterAny = _ =>
                MixedOrder.StepAsync()
            };
            channel.Before = _ => MixedOrder.StepAsync();
            var lives = Enumerable.Range(0, processes)
                .Select(_ => new Life(table, channel, world, alone: processes == 1)).ToList();

            mixed.Run([.. Enumerable.Range(0, 5).Select(i => (Func<Task>)(async () =>
            {
                var life = lives[i % processes];
                await life.HearAsync(At.Says($"{i}", $"e{i}"));
                await life.DrainOnceAsync();
            }))]);

            var kept = EchoCoach.KeptAsync(memory, At.Partition()).GetAwaiter().GetResult();
            Assert.Equal(["0", "1", "2", "3", "4"], kept.Order());
            Assert.Equal(kept, channel.Arrived);
        }));
}
