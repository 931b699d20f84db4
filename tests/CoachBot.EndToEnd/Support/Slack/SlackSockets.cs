using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CoachBot.EndToEnd.Support.Slack;

/// <summary>
/// Slack's end of Socket Mode: hands out addresses, sends envelopes, waits for each to be acknowledged.
/// </summary>
/// <remarks>https://docs.slack.dev/apis/events-api/using-socket-mode</remarks>
sealed class SlackSockets(SlackWorld world, CancellationToken closing)
{
    readonly ConcurrentDictionary<string, bool> _tickets = [];
    readonly List<SlackSocket> _open = [];
    readonly Lock _lock = new();

    public SlackViews Views { get; set; } = null!;
    public string Address { get; set; } = "";

    /// <summary>Every connection that has said hello and is not gone, the oldest first.</summary>
    public IReadOnlyList<SlackSocket> Open
    {
        get
        {
            lock (_lock)
                return [.. _open];
        }
    }

    /// <summary>How long Slack waits for an acknowledgement before it delivers again; real time.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many there have been.</summary>
    public int Opened { get; private set; }

    /// <summary>"The URL is for one connection": an address used twice is refused.</summary>
    public string NewUrl()
    {
        var ticket = SlackId.Secret(24);
        _tickets[ticket] = true;
        return $"{Address}/link?ticket={ticket}&app_id={world.AppId}";
    }

    public async Task ServeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(http.Request.Query["ticket"].ToString(), out _))
        {
            http.Response.StatusCode = 400;
            return;
        }

        using var webSocket = await http.WebSockets.AcceptWebSocketAsync();
        var socket = new SlackSocket(webSocket, http, closing);
        lock (_lock)
        {
            Opened++;
            _open.Add(socket);
        }

        await socket.SendAsync(new() { ["type"] = "hello", ["num_connections"] = Open.Count });
        await socket.ListenAsync();
        lock (_lock)
            _open.Remove(socket);
    }

    /// <summary>
    /// Delivers an envelope on any connection until it is acknowledged, as Slack does: again after a while, and on
    /// another connection when that one is gone.
    /// </summary>
    /// <returns>The payload of the acknowledgement; <c>null</c> when it had none.</returns>
    public async Task<JsonObject?> DeliverAsync(string type, JsonObject payload, TimeSpan within)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(closing);
        limit.CancelAfter(within);
        for (var attempt = 0; ; attempt++)
        {
            if (Open is not [.., var socket])
            {
                await Task.Delay(20, limit.Token);
                continue;
            }

            var id = Guid.NewGuid().ToString();
            var acknowledged = socket.Expect(id);
            await socket.SendAsync(new()
            {
                ["envelope_id"] = id,
                ["type"] = type,
                ["payload"] = payload.DeepClone(),
                ["accepts_response_payload"] = type != "events_api",
                ["retry_attempt"] = attempt,
            });
            var patience = Task.Delay(Patience, limit.Token);
            var first = await Task.WhenAny(acknowledged, socket.Gone, patience);
            if (first == acknowledged)
                return (await acknowledged)["payload"] as JsonObject;
            limit.Token.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>One connection.</summary>
sealed class SlackSocket(WebSocket socket, HttpContext http, CancellationToken closing)
{
    readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _expected = [];
    readonly SemaphoreSlim _sending = new(1);
    readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Gone => _gone.Task;

    /// <summary>Envelopes acknowledged here, in order.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = [];

    public Task<JsonObject> Expect(string envelope) =>
        _expected.GetOrAdd(envelope, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>"disconnect": warning, refresh_requested, link_disabled.</summary>
    public Task AskToLeaveAsync(string reason) =>
        SendAsync(new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject() });

    /// <summary>The line breaks, without a word.</summary>
    public void Cut() => http.Abort();

    public async Task SendAsync(JsonObject message)
    {
        await _sending.WaitAsync(closing);
        try
        {
            await socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, closing);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            _gone.TrySetResult();
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task ListenAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), closing);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, closing);
                    return;
                }

                var answer = JsonNode.Parse(message.ToArray())!.AsObject();
                if ((string?)answer["envelope_id"] is { } id && _expected.TryGetValue(id, out var expected))
                {
                    Acknowledged.Enqueue(id);
                    expected.TrySetResult(answer);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // Gone.
        }
        finally
        {
            _gone.TrySetResult();
        }
    }
}
