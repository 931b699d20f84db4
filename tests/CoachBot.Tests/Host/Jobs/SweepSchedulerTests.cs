using CoachBot.Core.Hosting;
using CoachBot.Core.Schedule;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Host.Jobs;

public sealed class SweepSchedulerTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_first_sweep_comes_with_the_start()
    {
        var sweep = new Counted(until: 1);

        await using var host = await RunningHost.StartAsync(with: services => services.AddSingleton<ISweep>(sweep));

        await sweep.Done.WaitAsync(Patience);
    }

    /// <summary>Quartz's own handling of late fires would skip every one of them at this speed.</summary>
    [Theory]
    [InlineData("20000")]
    [InlineData("100000")]
    public async Task However_fast_people_s_clock_runs_sweeps_go_on(string speed)
    {
        var sweep = new Counted(until: 5);

        await using var host = await RunningHost.StartAsync(
            [$"--Clock:Speed={speed}"], services => services.AddSingleton<ISweep>(sweep));

        await sweep.Done.WaitAsync(Patience);
    }

    /// <summary>Time-outs, leases and pacing ask the container for a clock.</summary>
    [Fact]
    public async Task However_fast_people_s_clock_runs_the_container_s_is_the_machine_s()
    {
        await using var host = await RunningHost.StartAsync(["--Clock:Speed=1000"]);

        Assert.Same(TimeProvider.System, host.Services.GetRequiredService<TimeProvider>());
        Assert.True(host.Services.GetRequiredService<CoachClock>().IsVirtual);
    }

    [Fact]
    public async Task A_sweep_that_failed_is_followed_by_the_next()
    {
        var sweep = new Counted(until: 3) { Fails = true };

        await using var host = await RunningHost.StartAsync(
            ["--Clock:Speed=1000"], services => services.AddSingleton<ISweep>(sweep));

        await sweep.Done.WaitAsync(Patience);
    }

    /// <summary>The time that a host has to stop belongs to what is being sent.</summary>
    [Fact]
    public async Task A_sweep_is_told_when_the_host_stops_and_not_waited_out()
    {
        var sweep = new Endless();
        var host = await RunningHost.StartAsync(with: services => services.AddSingleton<ISweep>(sweep));
        await sweep.Begun.WaitAsync(Patience);

        await host.DisposeAsync().AsTask().WaitAsync(Patience);

        Assert.True(sweep.IsTold);
    }

    sealed class Endless : ISweep
    {
        readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public bool IsTold { get; private set; }

        public async Task SweepAsync(ShardRange shards, CancellationToken ct)
        {
            _begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            IsTold = true;
            ct.ThrowIfCancellationRequested();
        }
    }

    sealed class Counted(int until) : ISweep
    {
        readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _sweeps;

        public bool Fails { get; init; }

        public Task Done => _done.Task;

        public Task SweepAsync(ShardRange shards, CancellationToken ct)
        {
            if (Interlocked.Increment(ref _sweeps) == until)
                _done.SetResult();

            return Fails ? throw new InvalidOperationException("A sweep failed.") : Task.CompletedTask;
        }
    }
}
