using CoachBot.Coaching;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Delivery;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Tests.Support;

/// <summary>An instance of its own, one of many, on the store and the clock of a rep's stage.</summary>
sealed class OneOfMany
{
    public OneOfMany(Rep rep, IEntityTable table)
    {
        var clocks = new Clocks(rep.Stage.Clock, TimeProvider.System, TimeSpan.FromMinutes(1));
        var instance = ProcessInstance.Start(alone: false);
        var (addressees, log) = (new Addressees(table), new FailingLog());
        var (services, limiter) = (new EngineServices(clocks, log), new TenantRateLimiter(10_000, TimeProvider.System));
        var coach = new Coach(table, CoachSettings.Default, new TextCatalogs());
        var due = new DueIndex(table, instance, clocks);
        Committer = new TurnCommitter(table, due, clocks, instance);
        var turns = new TurnRunner(table, coach, clocks, Committer, log);
        Receiver = new ActivityReceiver(addressees, turns);
        Processor = new OutboxProcessor(
            table,
            new DeliveryHandler(
                table, [rep.Stage.Channel], coach, turns, new DeliveryServices(clocks, limiter, addressees, log)),
            instance, services);
        Sweep = new DueSweep(table, due, turns, Committer, services);
    }

    public TurnCommitter Committer { get; }
    public ActivityReceiver Receiver { get; }
    public OutboxProcessor Processor { get; }
    public DueSweep Sweep { get; }

    public async Task SayAllAsync()
    {
        while (Committer.Signals.TryRead(out var signal))
            Assert.Null(await Processor.DrainAsync(signal, default));
    }
}
