using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace CoachBot.Benchmarks;

/// <summary>A connector that does nothing but tell who was written to.</summary>
sealed class Sink : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);
    readonly WebApplication _app;
    int _ids;

    Sink(WebApplication app, string url) => (_app, Url) = (app, url);

    public string Url { get; }

    public static async Task<Sink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var url = $"http://127.0.0.1:{FreePort()}";
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var sink = new Sink(app, url);
        app.MapPost("/v3/conversations/{conversation}/activities", (string conversation) =>
        {
            if (sink._waiting.TryRemove(conversation, out var waiting))
                waiting.TrySetResult();
            return Results.Json(new
            {
                id = Interlocked.Increment(ref sink._ids)
                .ToString(System.Globalization.CultureInfo.InvariantCulture)
            }, statusCode: 201);
        });
        app.MapPut("/v3/conversations/{conversation}/activities/{id}", (string id) => Results.Json(new { id }));
        await app.StartAsync();
        return sink;
    }

    /// <summary>The next message to a conversation.</summary>
    public Task NextAsync(string conversation) => _waiting.GetOrAdd(
        conversation, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>One person who talks, a message at a time, each when the last was answered.</summary>
sealed class Chatter(string bot, Sink sink, string name)
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
    readonly string _conversation = $"a:{name}";
    int _said;

    public async Task OnboardAsync()
    {
        foreach (var text in new[] { "hello", "agree", "the quality of my questions", "commit ask one open question",
            "skip" })
            await SayAsync(text);
    }

    /// <summary>Changes the commitment again and again: each turn writes history, a card and an answer.</summary>
    public async Task<TimeSpan[]> TalkAsync(int turns)
    {
        var took = new TimeSpan[turns];
        for (var i = 0; i < turns; i++)
            took[i] = await SayAsync($"commit ask what happens if they do nothing, attempt {i}");
        return took;
    }

    async Task<TimeSpan> SayAsync(string text)
    {
        var answered = sink.NextAsync(_conversation);
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "message",
            id = $"{name}-{_said++}",
            channelId = "msteams",
            serviceUrl = sink.Url,
            text,
            from = new { id = $"29:{name}", name, aadObjectId = $"aad-{name}" },
            recipient = new { id = "28:bot", name = "Coach" },
            conversation = new { id = _conversation, conversationType = "personal", tenantId = "tenant" },
            channelData = new { tenant = new { id = "tenant" } },
        });
        var from = Stopwatch.GetTimestamp();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await Http.PostAsync(new Uri($"{bot}/api/messages"), content);
        answer.EnsureSuccessStatusCode();
        await answered;
        return Stopwatch.GetElapsedTime(from);
    }
}
