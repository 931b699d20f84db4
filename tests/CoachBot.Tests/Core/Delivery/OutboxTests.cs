using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Delivery;

/// <summary>The outbox while it runs, and the sweep beside it.</summary>
public sealed class OutboxTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_put_off_leaves_the_outbox_idle_and_goes_when_its_time_has_come()
    {
        var (world, channel, stop) = (new World(), new ScriptedChannel(), new CancellationTokenSource());
        channel.Answers(new ChannelResult.NotNow(TimeSpan.FromMinutes(1), "throttled"));
        var life = new Life(new MemoryTable(), channel, world);
        var running = life.Outbox.RunAsync(stop.Token);

        await life.HearAsync(At.Says("one", "e1"));
        await Until(() => channel.Calls == 1 && life.Outbox.IsIdle);
        world.ManualWire.Advance(TimeSpan.FromMinutes(1.1));
        await Until(() => channel.Arrived.Count == 1 && life.Outbox.IsIdle);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_store_that_fails_does_not_end_the_outbox()
    {
        var (world, channel, stop) = (new World(), new ScriptedChannel(), new CancellationTokenSource());
        var broken = true;
        var table = new TableWithHooks(new MemoryTable());
        var life = new Life(table, channel, world);
        await life.HearAsync(At.Says("one", "e1"));
        table.BeforeAny = _ => broken ? throw new StoreUnavailableException("words") : Task.CompletedTask;
        var running = life.Outbox.RunAsync(stop.Token);
        await Until(() => !world.Log.Lines.IsEmpty && life.Outbox.IsIdle);

        broken = false;
        life.Committer.Signal(At.Partition());
        await Until(() => channel.Arrived.Count == 1);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(["delivery StoreUnavailableException"], world.Log.Lines);
    }

    /// <summary>
    /// A call that arrives while the host stops is written down, so that the next life does not repeat it.
    /// </summary>
    [Fact]
    public async Task What_arrives_while_the_host_stops_is_known_to_have_arrived()
    {
        var (world, channel, stop) = (new World(), new ScriptedChannel(), new CancellationTokenSource());
        var (table, open) = (new MemoryTable(), new TaskCompletionSource());
        channel.Before = ct => open.Task.WaitAsync(ct);
        var life = new Life(table, channel, world);
        var running = life.Outbox.RunAsync(stop.Token);
        await life.HearAsync(At.Says("one", "e1"));
        await Until(() => channel.Calls == 1);

        await stop.CancelAsync();
        open.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        var next = new Life(table, channel, world);
        await next.Sweep.SweepAsync(default);
        await next.DrainAsync();

        Assert.Equal(["one"], channel.Arrived);
        Assert.Empty(world.Log.Lines);
    }

    [Fact]
    public async Task A_call_that_does_not_come_back_holds_up_a_stop_for_the_last_call_s_time_alone()
    {
        var (world, channel, stop) = (new World(), new ScriptedChannel(), new CancellationTokenSource());
        channel.Before = ct => Task.Delay(Timeout.Infinite, ct);
        var life = new Life(new MemoryTable(), channel, world);
        var running = life.Outbox.RunAsync(stop.Token);
        await life.HearAsync(At.Says("one", "e1"));
        await Until(() => channel.Calls == 1);

        await stop.CancelAsync();
        world.ManualWire.Advance(OutboxProcessor.LastCall - TimeSpan.FromMilliseconds(1));
        var early = running.IsCompleted;
        world.ManualWire.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running).WaitAsync(Patience);
        Assert.False(early);
    }

    [Fact]
    public async Task A_sweep_waits_for_no_slow_delivery_and_who_is_owed_is_counted()
    {
        var (world, channel, stop) = (new World(), new ScriptedChannel(), new CancellationTokenSource());
        channel.Before = ct => Task.Delay(Timeout.Infinite, ct);
        var life = new Life(new MemoryTable(), channel, world);
        var running = life.Outbox.RunAsync(stop.Token);
        foreach (var who in new[] { "ana", "ben", "eva" })
        {
            await life.HearAsync(At.Says("plan", $"e-{who}", who));
            await life.HearAsync(At.Says("one", $"f-{who}", who));
        }

        world.People.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(30));
        await life.Sweep.SweepAsync(default).WaitAsync(Patience);

        Assert.Equal(TimeSpan.FromSeconds(30), life.Sweep.Lag);
        await Until(() => channel.Calls == 3);
        await life.Sweep.SweepAsync(default).WaitAsync(Patience);
        Assert.Equal(TimeSpan.Zero, life.Sweep.Lag);
        Assert.Equal(3, life.Outbox.Owing);
        await stop.CancelAsync();
        world.ManualWire.Advance(OutboxProcessor.LastCall);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task One_bad_addressee_or_shard_stops_no_other()
    {
        var (world, memory) = (new World(), new MemoryTable());
        var table = new TableWithHooks(memory);
        var life = new Life(table, new ScriptedChannel(), world);
        var people = Enumerable.Range(0, 40).Select(i => $"p{i}").ToList();
        foreach (var who in people)
            await life.HearAsync(At.Says("plan", $"e-{who}", who));
        world.People.Advance(TimeSpan.FromHours(1));
        var shard = $"due|{DueIndex.ShardOf(At.Partition("p7")):x2}|";
        table.BeforeAny = partition => partition == At.Partition("p3") ? throw new OperationCanceledException()
            : partition.StartsWith(shard, StringComparison.Ordinal) ? throw new InvalidOperationException()
            : Task.CompletedTask;

        await life.Sweep.SweepAsync(default);

        var unharmed = people.Where(who =>
            who != "p3" && DueIndex.ShardOf(At.Partition(who)) != DueIndex.ShardOf(At.Partition("p7")));
        foreach (var who in unharmed)
            Assert.Equal(["ask"], await EchoCoach.KeptAsync(memory, At.Partition(who)));
        Assert.Equal(["sweep InvalidOperationException", "sweep OperationCanceledException"], world.Log.Lines.Order());
    }

    [Fact]
    public async Task A_planned_moment_that_cannot_be_handled_comes_again_an_hour_later()
    {
        var (world, table) = (new World(), new MemoryTable());
        var (life, faults) = (new Life(table, new ScriptedChannel(), world), 0);
        await life.HearAsync(At.Says("plan", "e1"));
        world.Coach.Before = _ => throw new InvalidOperationException($"{++faults}");
        world.People.Advance(TimeSpan.FromDays(1));

        for (var minute = 0; minute < 59; minute++)
        {
            await life.Sweep.SweepAsync(default);
            world.People.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, faults);
        world.Coach.Before = _ => { };
        world.People.Advance(TimeSpan.FromMinutes(1));
        await life.Sweep.SweepAsync(default);
        Assert.Equal(["ask"], await EchoCoach.KeptAsync(table, At.Partition()));
    }

    static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds() && !patience.IsCancellationRequested)
            await Task.Yield();
        Assert.True(holds());
    }
}
