using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Support;

/// <summary>A collector on this machine that takes OTLP over HTTP and keeps what arrived.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly ConcurrentQueue<(string Path, string Body)> _taken = [];
    readonly WebApplication _app;

    Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public string Address => _app.Urls.Single();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>All that arrived at a path, its texts readable.</summary>
    public string At(string path) =>
        string.Concat(_taken.Where(taken => taken.Path == path).Select(taken => taken.Body));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _taken.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        context.Response.ContentType = "application/x-protobuf";
    }
}
