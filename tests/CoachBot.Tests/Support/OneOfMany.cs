using CoachBot.Coaching;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Support;

/// <summary>An instance of its own, one of many, on the store and the clock of a rep's stage.</summary>
sealed class OneOfMany
{
    public OneOfMany(Rep rep, IEntityTable table)
    {
        var engine = new ServiceCollection()
            .AddSingleton(new Clocks(rep.Stage.Clock, TimeProvider.System, TimeSpan.FromMinutes(1)))
            .AddSingleton(ProcessInstance.Start(alone: false))
            .AddSingleton(table).AddSingleton<IEntityReader>(table)
            .AddSingleton<ICoach>(new Coach(table, CoachSettings.Default, new TextCatalogs()))
            .AddSingleton<IEngineLog>(new FailingLog())
            .AddSingleton<IChannel>(rep.Stage.Channel)
            .AddSingleton(new TenantRateLimiter(10_000, TimeProvider.System))
            .AddTurns()
            .AddDelivery()
            .BuildServiceProvider();
        Committer = engine.GetRequiredService<TurnCommitter>();
        Receiver = engine.GetRequiredService<ActivityReceiver>();
        Processor = engine.GetRequiredService<OutboxProcessor>();
        Sweep = engine.GetRequiredService<DueSweep>();
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
