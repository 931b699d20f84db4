using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CoachBot.EndToEnd.Support;

/// <summary>A wire to a port of the loopback that can go dead: what is sent is taken and leads nowhere.</summary>
sealed class StallingProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<Task, TcpClient> _connections = [];
    readonly int _to;
    readonly Task _accepting;
    Func<ReadOnlyMemory<byte>, bool> _isLast = _ => false;
    TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StallingProxy(int to)
    {
        _to = to;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Passes on until this holds of a piece that passed, in either direction; then goes dead.</summary>
    /// <returns>Done when it is.</returns>
    public Task StallAfter(Func<ReadOnlyMemory<byte>, bool> piece)
    {
        _isLast = piece;
        return _stalled.Task;
    }

    /// <summary>Breaks every connection, and passes on what comes on new ones.</summary>
    public void Mend()
    {
        _isLast = _ => false;
        _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var connection in _connections.Values)
            connection.Close();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Mend();
        await _accepting;
        await Task.WhenAll(_connections.Keys);
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
                Serve(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // That is how it ends.
        }
    }

    void Serve(TcpClient caller)
    {
        var serving = ServeAsync(caller);
        _connections[serving] = caller;
        _ = serving.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
    }

    async Task ServeAsync(TcpClient caller)
    {
        using var one = caller;
        using var other = new TcpClient();
        try
        {
            await other.ConnectAsync(IPAddress.Loopback, _to);
            var passing = new[] { PassAsync(one, other), PassAsync(other, one) };
            await await Task.WhenAny(passing);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException
            or InvalidOperationException)
        {
            // One end is gone; so is the other.
        }
    }

    async Task PassAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer) is > 0 and var read)
        {
            if (_stalled.Task.IsCompleted)
                continue;
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            if (_isLast(buffer.AsMemory(0, read)))
                _stalled.TrySetResult();
        }
    }
}
