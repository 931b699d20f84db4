using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Tests.Support.Engine;

/// <summary>
/// One person's turns, resends, sweeps and sends in a random order over one to three processes, against a model: each
/// thing said is kept once, each kept thing arrives once and in order, and nothing is left over.
/// </summary>
/// <remarks>
/// The steps of all of them are mixed at every read and commit, and now and then the answer to a turn's commit is lost.
/// What a sweep finds due runs on the pool's threads, so a seed fixes the order of the rest alone. On a shared store
/// every run has a person of its own.
/// </remarks>
sealed class Interleaving
{
    /// <summary>Of a hundred answers to turns' commits, so many are lost.</summary>
    const int LostOfHundred = 10;

    readonly string _who = $"ana{Guid.NewGuid():N}";
    readonly World _world = new();
    readonly ScriptedChannel _channel = new();
    readonly TableWithHooks _table;
    readonly Random _random;
    readonly int _seed;
    readonly Life[] _lives;

    Interleaving(int seed, IEntityTable store)
    {
        (_seed, _random) = (seed, new Random(seed));
        _world.Coach.PlansAt = At.Start;
        _table = new TableWithHooks(store)
        {
            BeforeAny = _ => MixedOrder.StepAsync(),
            AfterCommit = (_, changes) => LosesAnswer(changes)
                ? Task.FromException(new StoreUnavailableException("Lost."))
                : Task.CompletedTask,
            AfterAny = _ => MixedOrder.StepAsync(),
        };
        _channel.Before = _ => MixedOrder.StepAsync();
        var processes = _random.Next(1, 4);
        _lives = [.. Enumerable.Range(0, processes)
            .Select(_ => new Life(_table, _channel, _world, alone: processes == 1))];
    }

    /// <summary>Runs seeds one after another; fails with the seed of the first that does not hold.</summary>
    /// <returns>In how many of them the answer to a commit was lost.</returns>
    public static int Hold(IEnumerable<int> seeds, Func<IEntityTable> store)
    {
        var lossy = 0;
        foreach (var seed in seeds)
        {
            var run = new Interleaving(seed, store());
            try
            {
                lossy += run.Run() > 0 ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed} does not hold: {e.Message}", e);
            }
        }

        return lossy;
    }

    int _lost;

    /// <returns>How many answers were lost.</returns>
    int Run()
    {
        var messages = Enumerable.Range(0, _random.Next(2, 5)).Select(i => $"m{i}").ToArray();
        List<Func<Task>> acts = [.. messages.Append("plan").SelectMany(Deliveries), .. Sweeps()];
        new MixedOrder(_seed).Run(acts);

        // Time passes, and whatever is left is done.
        for (var round = 0; round < 3; round++)
        {
            _world.ManualWire.Advance(TimeSpan.FromMinutes(2));
            _world.People.Advance(TimeSpan.FromMinutes(10));
            new MixedOrder(_seed).Run([.. _lives.Select(life => (Func<Task>)(() => SweepAsync(life)))]);
        }

        JudgeAsync([.. messages, "ask"]).GetAwaiter().GetResult();
        return _lost;
    }

    /// <summary>A message comes once or twice, at any of the processes.</summary>
    IEnumerable<Func<Task>> Deliveries(string text) =>
        Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Any()).Select(life => (Func<Task>)(async () =>
        {
            while (!await IsTakenAsync(life, text))
            {
                // Not acknowledged: it comes again.
            }

            await life.DrainOnceAsync();
        }));

    IEnumerable<Func<Task>> Sweeps() =>
        Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Any()).Select(life => (Func<Task>)(() => SweepAsync(life)));

    Life Any() => _lives[_random.Next(_lives.Length)];

    async Task<bool> IsTakenAsync(Life life, string text)
    {
        try
        {
            await life.HearAsync(At.Says(text, $"e-{text}", _who));
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Of the person's shard: the others are empty.</summary>
    async Task SweepAsync(Life life)
    {
        var shard = DueIndex.ShardOf(At.Partition(_who));
        await life.Sweep.SweepAsync(new ShardRange(shard, shard + 1), default);
        await life.DrainOnceAsync();
    }

    bool LosesAnswer(IReadOnlyList<Change> changes)
    {
        var isTurn = changes.Any(change => change.Row.StartsWith("kept|", StringComparison.Ordinal));
        lock (_random)
        {
            if (!isTurn || _random.Next(100) >= LostOfHundred)
                return false;

            _lost++;
            return true;
        }
    }

    async Task JudgeAsync(string[] said)
    {
        var partition = At.Partition(_who);
        var rows = await _table.QueryAsync(partition, RowRange.All, take: null, default);
        var kept = rows.Where(row => row.Row.StartsWith("kept|", StringComparison.Ordinal)).ToArray();
        var head = new AddresseeState(rows.Single(row => row.Row == AddresseeState.RowKey));
        var due = await _table.QueryAsync(DueDay(partition), RowRange.All, take: null, default);

        Assert.Equal(said.Order(StringComparer.Ordinal), kept.Select(row => row.Text("text")!).Order());
        Assert.Equal(kept.Select(row => row.Text("text")!), _channel.Arrived);
        Assert.Equal(kept.Length, head.Row.Number("kept"));
        Assert.Single(rows, row => row.Row.StartsWith("claim|", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Row.StartsWith(TurnCommitter.OwedPrefix, StringComparison.Ordinal));
        Assert.Empty(head.Plan);
        Assert.Null(head.SendingBy);
        Assert.DoesNotContain(due, row => row.Text("addressee") == partition);
    }

    static string DueDay(string partition) =>
        $"due|{DueIndex.ShardOf(partition):x2}|{At.Start:yyyy-MM-dd}";
}
