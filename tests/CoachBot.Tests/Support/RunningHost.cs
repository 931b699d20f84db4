using System.Text;
using CoachBot.Core.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Support;

/// <summary>
/// The whole host on a port of its own, with a store in memory.
/// </summary>
public sealed class RunningHost : IAsyncDisposable
{
    readonly WebApplication _app;

    RunningHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">As on the command line.</param>
    /// <param name="with">Takes the place of what the host would use.</param>
    /// <param name="store"><c>null</c>: an empty one.</param>
    public static async Task<RunningHost> StartAsync(
        IEnumerable<string>? settings = null, Action<IServiceCollection>? with = null, IEntityTable? store = null)
    {
        var builder = CoachHost.CreateBuilder(
            ["--environment=Development", "--Urls=http://127.0.0.1:0", .. settings ?? []]);
        builder.Logging.ClearProviders();
        builder.AddCoachBot(store ?? new MemoryTable());
        with?.Invoke(builder.Services);

        var app = builder.Build().UseCoachBot();
        await app.StartAsync();
        return new RunningHost(app);
    }

    public Task<HttpResponseMessage> PostAsync(string body) =>
        Client.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
