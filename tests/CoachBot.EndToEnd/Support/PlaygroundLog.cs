using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace CoachBot.EndToEnd.Support;

/// <summary>Everything the bot and the playground say to each other, other people's chats included.</summary>
/// <remarks>A WebSocket of the playground's own page, one JSON text for each exchange.</remarks>
sealed class PlaygroundLog : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    readonly ClientWebSocket _socket = new();
    readonly CancellationTokenSource _closing = new();
    readonly Channel<string> _entries = Channel.CreateUnbounded<string>();
    Task _reading = Task.CompletedTask;

    public static async Task<PlaygroundLog> OpenAsync(Uri playground)
    {
        var log = new PlaygroundLog();
        var stream = new UriBuilder(playground) { Scheme = "ws", Path = "/_ws/log/stream" }.Uri;
        await log._socket.ConnectAsync(stream, default);
        log._reading = log.ReadAsync();
        return log;
    }

    /// <summary>Reads on until an exchange holds these words.</summary>
    /// <returns>The exchange.</returns>
    /// <exception cref="TimeoutException">None did.</exception>
    public async Task<string> SeeAsync(string words)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var entry in _entries.Reader.ReadAllAsync(limit.Token))
            {
                if (entry.Contains(words, StringComparison.Ordinal))
                    return entry;
            }
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"The bot never said \"{words}\".", e);
        }

        throw new TimeoutException($"The playground ended, and the bot had not said \"{words}\".");
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading;
        _socket.Dispose();
        _closing.Dispose();
    }

    async Task ReadAsync()
    {
        var entry = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, _closing.Token);
                entry.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;

                _entries.Writer.TryWrite(Encoding.UTF8.GetString(entry.ToArray()));
                entry.SetLength(0);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            _entries.Writer.TryComplete();
        }
    }
}
