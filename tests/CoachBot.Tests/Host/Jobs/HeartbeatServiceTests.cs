using CoachBot.Core.Hosting;
using CoachBot.Core.RateLimiting;
using CoachBot.Core.Storage;
using CoachBot.Jobs;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoachBot.Tests.Host.Jobs;

public sealed class HeartbeatServiceTests
{
    /// <summary>The store is away; and something answers that is no store.</summary>
    public static TheoryData<Exception> Faults { get; } =
        new(new StoreUnavailableException(), new InvalidOperationException("400"), new InvalidDataException("<html>"));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task It_beats_while_the_host_runs_also_after_a_store_that_failed_and_is_gone_when_it_stopped(
        Exception fault)
    {
        var (memory, failures, beats) = (new MemoryTable(), 1, 0);
        var table = new TableWithHooks(memory)
        {
            BeforeCommit = (_, _) => failures-- > 0 ? throw fault : Task.CompletedTask,
            AfterCommit = (_, _) => Task.FromResult(Interlocked.Increment(ref beats)),
        };
        var crew = new ClusterMembership(table, ProcessInstance.Start(alone: false), TimeProvider.System);
        using var service = new HeartbeatService(
            crew, NullLogger<HeartbeatService>.Instance, TimeProvider.System);

        await service.StartAsync(default);
        while (Volatile.Read(ref beats) == 0)
            await Task.Yield();
        await service.StopAsync(default);

        Assert.Empty(await memory.QueryAsync(ClusterMembership.Partition, RowRange.All, null, default));
    }
}
