using CoachBot.Coaching;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching;

/// <summary>An instance of its own, one of many, on the store and the clock of a rep's stage.</summary>
sealed class OneOfMany
{
    public OneOfMany(Rep rep, IEntityTable table)
    {
        var clocks = new Clocks(rep.Stage.Clock, TimeProvider.System, TimeSpan.FromMinutes(1));
        var instance = Instance.Start(alone: false);
        var (addressees, log) = (new Addressees(table), new FailingLog());
        var (rim, pace) = (new EngineRim(clocks, log), new Pace(10_000, TimeProvider.System));
        var coach = new Coach(table, CoachSettings.Default, new Copybooks());
        var due = new DueIndex(table, instance, clocks);
        Ledger = new Ledger(table, due, clocks, instance);
        var turns = new TurnRunner(table, coach, clocks, Ledger, log);
        Reception = new Reception(addressees, turns);
        Courier = new Courier(
            table,
            new Dispatcher(table, [rep.Stage.Channel], coach, turns, new DispatchRim(clocks, pace, addressees, log)),
            instance, rim);
        Sweep = new DueSweep(table, due, turns, Ledger, rim);
    }

    public Ledger Ledger { get; }
    public Reception Reception { get; }
    public Courier Courier { get; }
    public DueSweep Sweep { get; }

    public async Task SayAllAsync()
    {
        while (Ledger.Signals.TryRead(out var signal))
            Assert.Null(await Courier.DrainAsync(signal, default));
    }
}
