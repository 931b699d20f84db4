using System.Text.Json;
using CoachBot.Core.Storage;
using CoachBot.Slack.Inbound;
using Microsoft.Extensions.Logging;

namespace CoachBot.Slack.Socket;

/// <summary>As <see cref="SlackActivityReceiver.TakeAsync"/>.</summary>
public delegate Task<SlackAnswer> TakeIn(SlackEndpoint door, JsonElement payload, CancellationToken ct);

/// <summary>Takes an envelope in, and says how it is acknowledged.</summary>
public sealed partial class SocketActivityReceiver(TakeIn take, TimeProvider time, ILogger<SocketActivityReceiver> log)
{
    /// <summary>Slack waits three seconds; what took longer than this is not acknowledged.</summary>
    static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(2);

    /// <returns>The acknowledgement; <c>null</c>: Slack shall bring it again.</returns>
    internal async Task<byte[]?> TakeAsync(SocketEnvelope.Brought brought)
    {
        if (brought.Door is not { } door)
            return SocketEnvelope.Acknowledge(brought, SlackAnswer.Empty);

        using var patience = new CancellationTokenSource(TurnPatience, time);
        try
        {
            var answer = await take(door, brought.Payload, patience.Token).WaitAsync(patience.Token);
            return SocketEnvelope.Acknowledge(brought, answer);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            LogNotTaken(door);
            return null;
        }
        catch (Exception e)
        {
            // Brought again it would fail again: a fault of ours.
            LogFault(door, e.GetType().Name);
            return SocketEnvelope.Acknowledge(brought, SlackAnswer.Empty);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Door} over Slack's socket were not taken in time, and not acknowledged.")]
    partial void LogNotTaken(SlackEndpoint door);

    [LoggerMessage(LogLevel.Error, "{Door} over Slack's socket failed: {Fault}.")]
    partial void LogFault(SlackEndpoint door, string fault);
}
