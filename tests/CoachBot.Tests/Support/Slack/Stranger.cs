using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CoachBot.Tests.Support.Slack;

/// <summary>Somebody who opens a connection, announces a body and sends one byte of it.</summary>
sealed class Stranger : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly TcpClient _client = new();

    public static async Task<Stranger> ConnectAsync(
        RunningHost host, string? timestamp, string? signature, int announced)
    {
        var stranger = new Stranger();
        var address = host.Client.BaseAddress!;
        await stranger._client.ConnectAsync(address.Host, address.Port);
        var head = new StringBuilder($"POST /slack/events HTTP/1.1\r\nHost: {address.Authority}\r\n");
        if (timestamp is not null)
            head.Append(CultureInfo.InvariantCulture, $"X-Slack-Request-Timestamp: {timestamp}\r\n");
        if (signature is not null)
            head.Append(CultureInfo.InvariantCulture, $"X-Slack-Signature: {signature}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {announced}\r\n\r\n{{");
        await stranger._client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head.ToString()));
        return stranger;
    }

    /// <summary>The first line of what is answered; empty: the connection ended.</summary>
    public async Task<string> AnswerAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var part = new byte[512];
        var read = await _client.GetStream().ReadAsync(part, limit.Token);
        return Encoding.ASCII.GetString(part, 0, read).Split('\r')[0];
    }

    /// <summary>Whether the other side ends the connection by itself.</summary>
    public async Task<bool> IsClosedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var part = new byte[512];
        try
        {
            while (await _client.GetStream().ReadAsync(part, limit.Token) > 0)
            {
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _client.Dispose();
}
