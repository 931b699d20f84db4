using System.Diagnostics.Metrics;
using CoachBot.Core.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoachBot.Slack.Socket;

/// <summary>
/// Keeps a connection to Slack for firms that open no port; does nothing without <c>Slack:AppToken</c>.
/// </summary>
/// <remarks>
/// Slack recycles connections every few hours and says so first: another is opened before the old one is let go, so
/// that there is always one to bring things on.
/// </remarks>
public sealed partial class SocketMode(
    SocketDialer dialer, SocketActivityReceiver desk, TimeProvider time, ILogger<SocketMode> log) : BackgroundService
{
    static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(20);
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>A connection that ends sooner counts as one that could not be made.</summary>
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <summary>A connection that Slack is about to end is read for so long once there is another.</summary>
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    static readonly Meter Meter = new(Instruments.MeterName);
    static int OpenNow;
    static readonly ObservableGauge<int> OpenGauge = Meter.CreateObservableGauge(
        "coachbot_slack_connections", () => Volatile.Read(ref OpenNow),
        description: "Connections to Slack in Socket Mode that may be used; 0 also when Socket Mode is off.");

    readonly HashSet<SocketLine> _lines = [];

    /// <summary>What is being taken in when the host stops is acknowledged first, if it does not take long.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        SocketLine[] left;
        lock (_lines)
            left = [.. _lines];
        await Task.WhenAll(left.Select(line => line.DisposeAsync().AsTask()));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _ = OpenGauge;
        if (!dialer.IsOn)
            return;

        try
        {
            await KeepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // That is how it ends.
        }
    }

    async Task KeepAsync(CancellationToken ct)
    {
        SocketLine? old = null;
        for (var failures = 0; ;)
        {
            if (await TryAsync(ct) is not { } line)
            {
                await Task.Delay(Wait(++failures), time, ct);
                continue;
            }

            if (old is not null)
                _ = LetGoAsync(old, Overlap);
            var since = time.GetTimestamp();
            var reason = await line.Leaving.WaitAsync(ct);
            LogLeaving(reason);
            failures = time.GetElapsedTime(since) < Settled ? failures + 1 : 0;
            old = reason is "warning" or "refresh_requested" ? line : null;
            if (old is not null)
                continue;

            // It broke; or there are too many, or Socket Mode was turned off, and then the old one goes first.
            await LetGoAsync(line, TimeSpan.Zero);
            if (reason == "link_disabled")
                await Task.Delay(LongestWait, time, ct);
            else if (failures > 0)
                await Task.Delay(Wait(failures), time, ct);
        }
    }

    /// <summary>As <see cref="OpenAsync"/>; a fault of ours ends this try, and not the bot.</summary>
    async Task<SocketLine?> TryAsync(CancellationToken ct)
    {
        try
        {
            return await OpenAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogNotConnected(e.GetType().Name);
            return null;
        }
    }

    /// <returns>A connection that has said hello; <c>null</c>: there is none to be had now.</returns>
    async Task<SocketLine?> OpenAsync(CancellationToken ct)
    {
        switch (await dialer.DialAsync(ct))
        {
            case Dialled.Not { Why: var why, After: var after }:
                LogNotConnected(why);
                if (after is { } wait)
                    await Task.Delay(wait, time, ct);
                return null;
            case Dialled.Connected { Socket: var socket }:
                var line = new SocketLine(socket, desk);
                lock (_lines)
                    _lines.Add(line);
                _ = line.ListenAsync();
                try
                {
                    await line.Ready.WaitAsync(HelloWithin, time, ct);
                    _ = CountAsync(line);
                    LogConnected();
                    return line;
                }
                catch (Exception e) when (e is TimeoutException or OperationCanceledException)
                {
                    ct.ThrowIfCancellationRequested();
                    LogNotConnected("no_hello");
                    await LetGoAsync(line, TimeSpan.Zero);
                    return null;
                }

            default:
                return null;
        }
    }

    static async Task CountAsync(SocketLine line)
    {
        Interlocked.Increment(ref OpenNow);
        await line.Ended;
        Interlocked.Decrement(ref OpenNow);
    }

    /// <param name="after">It is read for so long, unless it ends by itself.</param>
    async Task LetGoAsync(SocketLine line, TimeSpan after)
    {
        await Task.WhenAny(line.Ended, Task.Delay(after, time));
        await line.DisposeAsync();
        lock (_lines)
            _lines.Remove(line);
    }

    /// <summary>One second, doubled each time, by half more or less: many processes do not come back at once.</summary>
    static TimeSpan Wait(int failures)
    {
        var wait = TimeSpan.FromSeconds(1 << Math.Clamp(failures - 1, 0, 6));
        return (wait < LongestWait ? wait : LongestWait) * (0.5 + Random.Shared.NextDouble());
    }

    [LoggerMessage(LogLevel.Information, "Connected to Slack in Socket Mode.")]
    partial void LogConnected();

    [LoggerMessage(LogLevel.Warning, "Not connected to Slack in Socket Mode: {Why}.")]
    partial void LogNotConnected(string why);

    [LoggerMessage(LogLevel.Information, "A connection to Slack ends: {Reason}.")]
    partial void LogLeaving(string reason);
}
