using System.Collections.Concurrent;
using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Tests.Support.Engine;

/// <summary>
/// One life of one process on a store. Nothing runs in the background: the test says what happens when.
/// </summary>
sealed class Life
{
    bool _isDraining;

    public Life(IEntityTable table, IChannel channel, World world, bool alone = true)
    {
        var clocks = new Clocks(world.People, world.Wire, TimeSpan.FromMinutes(1));
        var services = new EngineServices(clocks, world.Log);
        var instance = ProcessInstance.Start(alone);
        var addressees = new Addressees(table);
        Limiter = world.PerSecond is { } limit ? new TenantRateLimiter(limit, world.Wire)
            : new TenantRateLimiter(10_000, TimeProvider.System);
        Due = new DueIndex(table, instance, clocks);
        Committer = new TurnCommitter(table, Due, clocks, instance);
        Turns = new TurnRunner(table, world.Coach, clocks, Committer, world.Log);
        Receiver = new ActivityReceiver(addressees, Turns);
        var handler = new DeliveryHandler(
            table, [channel], world.Coach, Turns, new DeliveryServices(clocks, Limiter, addressees, world.Log));
        Processor = new OutboxProcessor(table, handler, instance, services);
        Outbox = new Outbox(Committer, Processor, services);
        Sweep = new DueSweep(table, Due, Turns, Committer, services);
    }

    public TenantRateLimiter Limiter { get; }
    public DueIndex Due { get; }
    public TurnCommitter Committer { get; }
    public TurnRunner Turns { get; }
    public ActivityReceiver Receiver { get; }
    public OutboxProcessor Processor { get; }
    public Outbox Outbox { get; }
    public DueSweep Sweep { get; }

    public Task<Message?> HearAsync(Activity activity) => Receiver.TakeAsync(activity, default);

    /// <summary>As the outbox does it: one drain at a time, and once more for a signal that came meanwhile.</summary>
    public async Task DrainOnceAsync()
    {
        if (_isDraining)
            return;

        _isDraining = true;
        while (Committer.Signals.TryRead(out var signal))
            await Processor.DrainAsync(signal, default);
        _isDraining = false;
    }

    /// <summary>Looks once more at what is owed to somebody.</summary>
    public Task<TimeSpan?> DrainAgainAsync(string who = "ana")
    {
        Committer.Signal(At.Partition(who));
        return DrainAsync();
    }

    /// <summary>Does all that this process was told may be owed.</summary>
    /// <returns>When the last of them asked to be looked at again; <c>null</c>: not at all.</returns>
    public async Task<TimeSpan?> DrainAsync()
    {
        TimeSpan? later = null;
        while (Committer.Signals.TryRead(out var signal))
            later = await Processor.DrainAsync(signal, default);
        return later;
    }
}

/// <summary>What all lives of a test share beside the store: clocks, coach, log.</summary>
sealed class World
{
    public ManualTime People { get; init; } = new(At.Start);
    public TimeProvider Wire { get; init; } = new ManualTime(At.Start);
    public EchoCoach Coach { get; } = new();
    public KeptLog Log { get; } = new();

    /// <summary>The limit on the wire's clock; <c>null</c>: as good as none.</summary>
    public int? PerSecond { get; init; }

    public ManualTime ManualWire => (ManualTime)Wire;
}

/// <summary>A log that keeps what an operator would read.</summary>
sealed class KeptLog : IEngineLog
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public void TurnFailed(Exception fault, string code, string happening) => Lines.Enqueue($"turn {happening}");

    public void DeliveryFailed(Exception fault, string partition) => Lines.Enqueue($"delivery {fault.GetType().Name}");

    public void GivenUp(string partition, string reason) => Lines.Enqueue($"given up: {reason}");

    public void BecameUnreachable(string partition, string reason) => Lines.Enqueue($"unreachable: {reason}");

    public void SweepFailed(Exception fault) => Lines.Enqueue($"sweep {fault.GetType().Name}");
}
