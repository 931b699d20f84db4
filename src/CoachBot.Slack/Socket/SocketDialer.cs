using System.Net.WebSockets;
using CoachBot.Core.Wire;
using CoachBot.Slack.Outbound;
using Microsoft.Extensions.Options;

namespace CoachBot.Slack.Socket;

/// <summary>Asks Slack for an address and connects to it; each address is good once.</summary>
public sealed class SocketDialer(IWebApi api, IOptions<SlackOptions> options)
{
    static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);

    /// <summary>Slack pings too; a line that answers no ping for so long is dead.</summary>
    static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);
    static readonly TimeSpan PongWithin = TimeSpan.FromSeconds(20);

    /// <summary><c>Slack:AppToken</c> is set.</summary>
    public bool IsOn => options.Value.AppToken.Length > 0;

    /// <returns>The connection, before its hello; or why there is none.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    internal async Task<Dialled> DialAsync(CancellationToken ct)
    {
        var reply = await api.CallAsAsync(
            $"Bearer {options.Value.AppToken}", SlackCall.Form("apps.connections.open"), ct);
        if (!reply.IsOk)
            return new Dialled.Not(reply.Error, reply.After);
        if (!Uri.TryCreate(reply.Body.Told("url"), UriKind.Absolute, out var url) || !IsTrusted(url))
            return new Dialled.Not("no_url", null);

        var socket = new ClientWebSocket
        {
            Options = { KeepAliveInterval = PingEvery, KeepAliveTimeout = PongWithin },
        };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(ConnectWithin);
            await socket.ConnectAsync(url, limit.Token);
            return new Dialled.Connected(socket);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            socket.Dispose();
            return new Dialled.Not("not_connected", null);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Encrypted, as there is no signature here; in the clear only beside a Web API in the clear.</summary>
    bool IsTrusted(Uri url) => url.Scheme == Uri.UriSchemeWss
        || (url.Scheme == Uri.UriSchemeWs
            && options.Value.ApiUrl.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && url.IsLoopback);
}

/// <summary>What came of a try to connect.</summary>
abstract record Dialled
{
    Dialled()
    {
    }

    public sealed record Connected(ClientWebSocket Socket) : Dialled;

    /// <param name="Why">Slack's code, or ours.</param>
    /// <param name="After">Not before so long, as Slack asked.</param>
    public sealed record Not(string Why, TimeSpan? After) : Dialled;
}
