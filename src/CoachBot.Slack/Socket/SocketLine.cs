using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace CoachBot.Slack.Socket;

/// <summary>One connection to Slack: takes envelopes in side by side, acknowledges each when it is durable.</summary>
/// <remarks>An envelope that was not acknowledged is Slack's to bring again, here or on another connection.</remarks>
sealed class SocketLine(WebSocket socket, SocketActivityReceiver desk) : IAsyncDisposable
{
    /// <summary>Larger than anything Slack sends; what is larger ends the connection.</summary>
    const int MaxBytes = 1024 * 1024;

    /// <summary>Envelopes being taken in at once; more wait on the wire.</summary>
    const int AtOnce = 16;

    /// <summary>What is being taken in when the connection is given up has so long to be acknowledged.</summary>
    static readonly TimeSpan LastCall = TimeSpan.FromSeconds(3);

    readonly SemaphoreSlim _places = new(AtOnce);
    readonly SemaphoreSlim _sending = new(1);
    readonly ConcurrentDictionary<Task, bool> _taking = new();
    readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<string> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Why a connection ends of which Slack said nothing.</summary>
    public const string Broken = "broken";

    /// <summary>Done once Slack has said hello. Cancelled: the connection ended before.</summary>
    public Task Ready => _ready.Task;

    /// <summary>
    /// Slack's reason to end it, as soon as it is told: envelopes may still come. Else <see cref="Broken"/>.
    /// </summary>
    public Task<string> Leaving => _leaving.Task;

    /// <summary>Done when nothing more will come.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Reads until the connection ends. Never throws for what Slack or the network does.</summary>
    public async Task ListenAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } message)
            {
                switch (SocketEnvelope.Read(message))
                {
                    case SocketEnvelope.Hello:
                        _ready.TrySetResult();
                        break;
                    case SocketEnvelope.Goodbye { Reason: var reason }:
                        _leaving.TrySetResult(reason);
                        break;
                    case SocketEnvelope.Brought brought:
                        await _places.WaitAsync();
                        Begin(brought);
                        break;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException or IOException)
        {
            // It ended; the caller sees to another.
        }
        finally
        {
            _ended.TrySetResult();
            _ready.TrySetCanceled(CancellationToken.None);
            _leaving.TrySetResult(Broken);
        }
    }

    /// <summary>Ends it: what is being taken in is acknowledged first, if it does not take long.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_taking.Keys).WaitAsync(LastCall);
            using var limit = new CancellationTokenSource(LastCall);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException
            or TimeoutException)
        {
            // Gone already, or not worth waiting for.
        }

        socket.Dispose();
    }

    void Begin(SocketEnvelope.Brought brought)
    {
        var taking = TakeAsync(brought);
        _taking[taking] = true;
        _ = FreeAsync(taking);
    }

    async Task FreeAsync(Task taking)
    {
        await Task.WhenAny(taking);
        _taking.TryRemove(taking, out _);
        _places.Release();
    }

    async Task TakeAsync(SocketEnvelope.Brought brought)
    {
        if (await desk.TakeAsync(brought) is not { } acknowledgement)
            return;

        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(
                acknowledgement, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException or IOException)
        {
            // It is durable, and Slack does not know: it comes again, and is recognised.
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <returns>A whole message; <c>null</c>: Slack closed the connection, or sent what is too large.</returns>
    async Task<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close || message.Length + part.Count > MaxBytes)
                return null;

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return message.ToArray();
        }
    }
}
