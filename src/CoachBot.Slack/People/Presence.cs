using System.Collections.Concurrent;
using CoachBot.Core.Wire;
using CoachBot.Slack.Outbound;

namespace CoachBot.Slack.People;

/// <summary>Whether the bot is in a channel: a command can be typed where nobody has invited it.</summary>
public sealed class Presence(IWebApi api, TimeProvider time)
{
    /// <summary>Slack waits three seconds for an answer, and the words come first.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>That it is there is remembered for so long; that it is not is asked anew, as that is mended.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Remembered channels; over it all are forgotten, as it only costs asking again.</summary>
    const int Most = 50_000;

    readonly ConcurrentDictionary<(string Tenant, string Channel), DateTimeOffset> _there = new();

    /// <returns><c>false</c>: Slack says so, or says that it knows no such channel. What it does not tell is
    /// <c>true</c>.</returns>
    /// <remarks>https://docs.slack.dev/reference/methods/conversations.info</remarks>
    public async Task<bool> IsInAsync(string tenant, string channel, CancellationToken ct)
    {
        if (_there.TryGetValue((tenant, channel), out var at) && time.GetUtcNow() - at < Remembered)
            return true;

        var asking = api.CallAsync(tenant, SlackCall.Form("conversations.info", ("channel", channel)), ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (await Task.WhenAny(asking, Task.Delay(Patience, time, limit.Token)) != asking)
            return true;

        await limit.CancelAsync();
        var reply = await asking;
        if (!reply.IsOk)
            return reply.Error != "channel_not_found";
        if (!reply.Body.Member("channel").IsTrue("is_member"))
            return false;

        if (_there.Count >= Most)
            _there.Clear();
        _there[(tenant, channel)] = time.GetUtcNow();
        return true;
    }
}
