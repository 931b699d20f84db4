using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;

namespace CoachBot.Tests.Core.Schedule;

/// <summary>The index holds a row too many, never one too few; and costs nothing while nothing is due.</summary>
public sealed class DueIndexTests
{
    static readonly ProcessInstance Alone = ProcessInstance.Start(alone: true);
    static readonly ProcessInstance AmongOthers = ProcessInstance.Start(alone: false);

    /// <summary>Later than everything planned here: all of it is near.</summary>
    static readonly Clocks Clocks = new(
        new ManualTime(At.Start.AddDays(60)), TimeProvider.System, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task A_process_that_dies_between_due_row_and_commit_leaves_a_row_that_the_sweep_removes()
    {
        var (memory, world) = (new MemoryTable(), new World());
        var dying = new Life(
            new TableWithHooks(memory)
            {
                BeforeCommit = (partition, _) => partition == At.Partition()
                    ? throw new StoreUnavailableException("Dead.")
                    : Task.CompletedTask,
            },
            new ScriptedChannel(), world);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => dying.HearAsync(At.Says("plan", "e1")));
        Assert.Equal(1, await RowsAsync(memory));
        world.People.Advance(TimeSpan.FromHours(2));

        await new Life(memory, new ScriptedChannel(), world).Sweep.SweepAsync(default);

        Assert.Equal(0, await RowsAsync(memory));
        Assert.Empty(await EchoCoach.KeptAsync(memory, At.Partition()));
    }

    /// <summary>A moment already past is due at once: its row may be met before its turn is committed.</summary>
    [Fact]
    public async Task A_sweep_does_not_remove_the_row_of_a_turn_about_to_be_committed()
    {
        var (memory, world) = (new MemoryTable(), new World());
        var (written, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var table = new TableWithHooks(memory)
        {
            BeforeCommit = async (partition, _) =>
            {
                if (partition == At.Partition() && written.TrySetResult())
                    await goOn.Task;
            },
        };
        var life = new Life(table, new ScriptedChannel(), world);
        world.Coach.PlansAt = At.Start;
        var turn = life.HearAsync(At.Says("plan", "e1"));
        await written.Task;

        var sweep = life.Sweep.SweepAsync(default);
        goOn.SetResult();
        await Task.WhenAll(turn, sweep);
        await life.Sweep.SweepAsync(default);

        Assert.Equal(["ask"], await EchoCoach.KeptAsync(memory, At.Partition()));
    }

    [Fact]
    public async Task An_idle_sweep_of_a_process_alone_reads_nothing()
    {
        var (table, index) = await PlannedAsync(Alone, people: 2000);

        await SweepAsync(index, At.Start);
        var reads = table.Reads;
        for (var minute = 1; minute < 60; minute++)
            Assert.Empty(await SweepAsync(index, At.Start.AddMinutes(minute)));

        Assert.Equal(reads, table.Reads);
        Assert.Equal(2000, (await SweepAsync(index, At.Start.AddHours(30))).Count);
    }

    [Fact]
    public async Task An_idle_shard_of_many_processes_costs_one_read()
    {
        var (table, index) = await PlannedAsync(AmongOthers, people: 2000);
        await SweepAsync(index, At.Start);
        var reads = table.Reads;

        await SweepAsync(index, At.Start.AddMinutes(1));

        Assert.Equal(DueIndex.Shards, table.Reads - reads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_written_in_a_quiet_shard_is_found(bool alone)
    {
        var index = new DueIndex(new MemoryTable(), ProcessInstance.Start(alone), Clocks);
        await index.PlanAsync("p|far", "ask", At.Start.AddDays(40), default);
        await SweepAsync(index, At.Start);

        await index.PlanAsync("p|far", "later", At.Start.AddHours(2), default);
        await index.WakeAsync("p|far", At.Start.AddMinutes(1), default);

        Assert.Equal(["wake"], Kinds(await SweepAsync(index, At.Start.AddMinutes(5))));
        Assert.Equal(["later", "wake"], Kinds(await SweepAsync(index, At.Start.AddHours(3))));
        Assert.Equal(["ask", "later", "wake"], Kinds(await SweepAsync(index, At.Start.AddDays(50))));
    }

    [Fact]
    public async Task After_a_restart_everything_planned_is_found_also_on_a_clock_that_begins_earlier()
    {
        var table = new MemoryTable();
        var first = new DueIndex(table, Alone, Clocks);
        await first.PlanAsync("p|ana", "ask", At.Start.AddDays(20), default);
        for (var day = 0; day < 20; day++)
            await SweepAsync(first, At.Start.AddDays(day));

        var second = new DueIndex(table, ProcessInstance.Start(alone: true), Clocks);
        await SweepAsync(second, At.Start);
        await second.PlanAsync("p|ana", "later", At.Start.AddDays(1), default);

        Assert.Equal(["later"], Kinds(await SweepAsync(second, At.Start.AddDays(2))));
        Assert.Equal(["ask", "later"], Kinds(await SweepAsync(second, At.Start.AddDays(21))));
    }

    /// <summary>Writers and sweeps of a clock on which a day passes in a few steps, mixed.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void However_writing_and_sweeping_mix_no_row_is_missed(bool alone)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var mixed = new MixedOrder(seed);
            var table = new TableWithHooks(new MemoryTable())
            {
                BeforeAny = _ => MixedOrder.StepAsync(),
                AfterAny = _ =>
                MixedOrder.StepAsync()
            };
            var index = new DueIndex(table, ProcessInstance.Start(alone), Clocks);
            var shard = DueIndex.ShardOf("p|ana");

            mixed.Run(
            [
                async () =>
                {
                    for (var day = 0; day < 6; day++)
                        await index.DueAsync(shard, At.Start.AddDays(day), At.Start, default);
                },
                .. Enumerable.Range(0, 6).Select(day => (Func<Task>)(() =>
                    index.PlanAsync("p|ana", $"day{day}", At.Start.AddDays(day), default))),
            ]);

            var found = Task.Run(() => index.DueAsync(shard, At.Start.AddDays(9), At.Start, default));
            var rows = 0;
            mixed.Run([async () => rows = (await found).Length]);
            Assert.Equal(6, rows);
        }
    }

    /// <remarks>
    /// How much memory the process has is other tests' doing as well; whether these are still held is not.
    /// </remarks>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_hundred_thousand_planned_people_nothing_is_kept(bool alone)
    {
        var table = new Nowhere();
        var index = new DueIndex(table, ProcessInstance.Start(alone), Clocks);

        for (var i = 0; i < 100_000; i++)
            await index.PlanAsync($"p|{i}", "ask", At.Start.AddDays(7), default);
        GC.Collect();

        Assert.InRange(table.Written.Count, 100_000, 300_000);
        Assert.InRange(table.Written.Count(row => row.TryGetTarget(out _)), 0, 100);
        GC.KeepAlive(index);
    }

    static async Task<(TableWithHooks Table, DueIndex Index)> PlannedAsync(ProcessInstance instance, int people)
    {
        var table = new TableWithHooks(new MemoryTable());
        var index = new DueIndex(table, instance, Clocks);
        for (var i = 0; i < people; i++)
            await index.PlanAsync($"p|{i}", "ask", At.Start.AddHours(24 + (i % 5)), default);
        return (table, index);
    }

    static async Task<List<Entity>> SweepAsync(DueIndex index, DateTimeOffset now)
    {
        var rows = new List<Entity>();
        for (var shard = 0; shard < DueIndex.Shards; shard++)
            rows.AddRange(await index.DueAsync(shard, now, now, default));
        return rows;
    }

    static IEnumerable<string> Kinds(IEnumerable<Entity> rows) =>
        rows.Select(row => row.Text("kind") ?? "wake").Order();

    static async Task<int> RowsAsync(MemoryTable table) =>
        (await table.ScanAsync(null, default)).Entities.Count(row => row.Text("kind") is not null);

    /// <summary>A store that takes everything and keeps nothing.</summary>
    sealed class Nowhere : IEntityTable
    {
        /// <summary>The people's names and the rows that were written, as long as somebody else holds them.</summary>
        public List<WeakReference<object>> Written { get; } = [];

        public Task<Entity?> GetAsync(string partition, string row, CancellationToken ct) =>
            Task.FromResult<Entity?>(null);

        public Task<System.Collections.Immutable.ImmutableArray<Entity>> QueryAsync(
            string partition, RowRange range, int? take, CancellationToken ct) =>
            Task.FromResult(System.Collections.Immutable.ImmutableArray<Entity>.Empty);

        public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<Change> changes, CancellationToken ct)
        {
            foreach (var row in changes.OfType<Change.Upsert>().Select(change => change.Entity))
            {
                Written.Add(new(row));
                Written.Add(new(row.Text("addressee")!));
            }

            return Task.FromResult<CommitOutcome>(
                new CommitOutcome.Committed(System.Collections.Immutable.ImmutableDictionary<string, string>.Empty));
        }

        public Task<EntityPage> ScanAsync(string? continuation, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}
