using CoachBot.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Tests.Host.Commands;

public sealed class ServeCommandTests
{
    [Fact]
    public async Task A_stop_while_it_still_starts_ends_it_without_a_fault()
    {
        using var app = Starting(stopped => Task.Delay(Timeout.Infinite, stopped));

        var starting = ServeCommand.StartAsync(app, default);
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.False(await starting);
    }

    [Fact]
    public async Task A_fault_at_start_is_thrown_once_what_had_begun_has_stopped()
    {
        using var app = Starting(_ => Task.FromException(new InvalidDataException("taken")));

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ServeCommand.StartAsync(app, default));

        Assert.Equal("taken", fault.Message);
        Assert.True(app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped
            .IsCancellationRequested);
    }

    static IHost Starting(Func<CancellationToken, Task> start)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddHostedService(_ => new Service(start));
        return builder.Build();
    }

    sealed class Service(Func<CancellationToken, Task> start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => start(cancellationToken);
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
