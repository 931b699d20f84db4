using CoachBot.Jobs;
using CoachBot.Tests.Support;
using CoachBot.Tests.Turns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Host;

public sealed class OutboxServiceTests
{
    [Fact]
    public async Task A_host_that_stops_sends_first_what_waits_in_the_line()
    {
        var channel = new ScriptedChannel();
        var life = new Life(new MemoryTable(), channel, new World { Wire = TimeProvider.System, PerSecond = 20 });
        using var service = Service(life);
        await service.StartAsync(default);
        for (var i = 0; i < 30; i++)
            await life.HearAsync(At.Says("one", $"e{i}", $"p{i}"));

        await service.StopAsync(default);

        Assert.Equal(30, channel.Arrived.Count);
        Assert.True(life.Outbox.IsIdle);
    }

    [Fact]
    public async Task A_host_that_stops_does_not_wait_for_what_a_platform_puts_off()
    {
        var (channel, world) = (new ScriptedChannel(), new World { Wire = TimeProvider.System });
        channel.Answers(new Core.Conversation.Delivery.NotNow(TimeSpan.FromHours(1), "Throttled"));
        var life = new Life(new MemoryTable(), channel, world);
        using var service = Service(life);
        await service.StartAsync(default);
        await life.HearAsync(At.Says("one", "e1"));

        await service.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(1, channel.Calls);
        Assert.Empty(channel.Arrived);
    }

    static OutboxService Service(Life life) =>
        new(life.Outbox, Options.Create(new HostOptions()), TimeProvider.System);
}
