using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Jobs;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Host.Jobs;

public sealed class OutboxServiceTests
{
    readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);

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
        channel.Answers(new ChannelResult.NotNow(TimeSpan.FromHours(1), "Throttled"));
        var life = new Life(new MemoryTable(), channel, world);
        using var service = Service(life);
        await service.StartAsync(default);
        await life.HearAsync(At.Says("one", "e1"));

        await service.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(1, channel.Calls);
        Assert.Empty(channel.Arrived);
    }

    /// <summary>What stops before the outbox may take its time, and the host has no more of it than it has.</summary>
    [Fact]
    public async Task What_the_host_s_time_to_stop_is_already_spent_on_is_not_waited_for_again()
    {
        var (channel, world) = (new ScriptedChannel(), new World());
        channel.Before = ct => Task.Delay(Timeout.Infinite, ct);
        var life = new Life(new MemoryTable(), channel, world);
        using var service = Service(life, world.ManualWire);
        await service.StartAsync(default);
        await life.HearAsync(At.Says("one", "e1"));
        while (channel.Calls == 0)
            await Task.Yield();

        _lifetime.StopApplication();
        world.ManualWire.Advance(TimeSpan.FromSeconds(29));
        var stopping = service.StopAsync(default);
        world.ManualWire.Advance(OutboxProcessor.LastCall);

        await stopping.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, channel.Calls);
    }

    OutboxService Service(Life life, TimeProvider? time = null) =>
        new(life.Outbox, _lifetime, new OptionsWrapper<HostOptions>(new()), time ?? TimeProvider.System);
}
